import { Link } from 'react-router';
import { documentFileHref } from '../../api/documents';
import type { DocumentDto } from '../../api/types';
import { dateZh, instantZh } from '../../form/legal-date';
import { useSession } from '../../shell/session';
import { Facts } from '../../text/facts';
import { CLASS_WORDS, effectTone, FILE_ROLE_WORDS, LEVEL_WORDS, PUBLICITY_WORDS, RELATION_WORDS } from '../../words/document';
import { wordsOf } from '../../words/words';
import { DocumentTakedown } from './document-takedown';

/** Dates, numbers, relations, files of one document. */
export function DocumentFacts({ document }: { document: DocumentDto }) {
  const { user, portalUrl } = useSession();
  return (
    <>
      <section className="block">
        <h2>基本情况</h2>
        <Facts
          rows={[
            ['文号', document.docNumber],
            ['登记号', document.registrationNumber],
            ['文件性质', wordsOf(CLASS_WORDS, document.docClass)],
            ['文种', document.titleKind],
            ['制定机关', document.leadIssuerName],
            ['责任单位', document.responsibleOrganName],
            ['层级', wordsOf(LEVEL_WORDS, document.level)],
            ['主题', document.topic],
            ['公开属性', wordsOf(PUBLICITY_WORDS, document.publicity)],
            ['成文', dateZh(document.signedOn)],
            ['公布', dateZh(document.publishedOn)],
            ['施行', dateZh(document.effectiveOn)],
            ['有效期至', document.validThrough ? `${dateZh(document.validThrough)}（含当日）` : ''],
            ['不再有效', document.endedOn && effectTone(document.status) === 'dead' ? `${dateZh(document.endedOn)}起` : ''],
            ['来历', document.processUnknown ? '历史文件（未经本系统办理）' : ''],
          ]}
        />
        {document.publicity === 'public' && !document.isWithheld && (
          <p>
            <a href={`${portalUrl.replace(/\/$/, '')}/d/${document.slug}`} target="_blank" rel="noreferrer">
              在公众网站查看
            </a>
          </p>
        )}
      </section>
      {document.classifications.length > 0 && (
        <section className="block">
          <h2>性质认定</h2>
          {document.classifications.map((row) => (
            <p key={row.decidedAt}>
              {instantZh(row.decidedAt)} {wordsOf(CLASS_WORDS, row.docClass)}：{row.reasons}
            </p>
          ))}
        </section>
      )}
      <section className="block">
        <h2>相关文件</h2>
        {document.relations.length === 0 && <p className="hint">没有记载。</p>}
        {document.relations.map((relation, index) => (
          <p key={index}>
            <span className="quiet">{wordsOf(RELATION_WORDS[relation.direction], relation.kind)} </span>
            {relation.documentId ? (
              <Link to={`/documents/${relation.documentId}`}>《{relation.title}》</Link>
            ) : (
              `《${relation.title ?? ''}》`
            )}
            {relation.docNumber && `（${relation.docNumber}）`}
          </p>
        ))}
      </section>
      <section className="block">
        <h2>文件</h2>
        {document.files.length === 0 && <p className="hint">没有附带文件。</p>}
        {document.files.map((file) => (
          <p key={file.id}>
            <span className="quiet">{wordsOf(FILE_ROLE_WORDS, file.role)} </span>
            <a href={documentFileHref(document.id, file.id)}>{file.name}</a>
          </p>
        ))}
      </section>
      <DocumentTakedown document={document} />
      {user.permissions.includes('audit.read') && (
        <p>
          <Link to={`/settings/audit?subject=${document.id}`}>操作日志</Link>
        </p>
      )}
    </>
  );
}
