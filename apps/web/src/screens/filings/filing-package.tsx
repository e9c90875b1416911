import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { filingWordsQuery, itemHref, reportHref } from '../../api/filings';
import type { FileDto, FilingDto, FilingItemDto } from '../../api/types';
import { UploadButton } from '../../form/drop-zone';
import { useCommand } from '../../notice/use-command';
import { allowedOf, FILING_TOUCHES, useFilingAct } from './use-filing';

/** 报送材料: a line a kind; before it is sent the submitter adds and removes. */
export function FilingPackage({ filing }: { filing: FilingDto }) {
  const { data: words } = useQuery(filingWordsQuery);
  const may = allowedOf(filing, 'addItem')?.refusals.length === 0;
  if (filing.view === 'catalogue') return null;
  return (
    <section className="block">
      <h2>
        报送材料
        {filing.mayPreview && (
          <a className="push" href={reportHref(filing.id)} target="_blank" rel="noreferrer">
            预览备案报告
          </a>
        )}
      </h2>
      <ul className="materials">
        {words?.items.map(({ code, title }) => (
          <PackageLine key={code} filing={filing} kind={code} title={title} may={may} />
        ))}
      </ul>
    </section>
  );
}

function PackageLine({ filing, kind, title, may }: { filing: FilingDto; kind: string; title: string; may: boolean }) {
  const act = useFilingAct(filing);
  const items = filing.items.filter((item) => item.kind === kind);
  const add = useCommand((file: FileDto) => act('addItem', { kind, fileId: file.id }), { touches: FILING_TOUCHES, done: '材料已加入' });
  if (items.length === 0 && !may) return null;
  const isMissing = filing.missing.some(({ code }) => code === `filing_${kind}_missing`);
  return (
    <li>
      <span className={items.length > 0 ? 'tone-good' : isMissing ? 'tone-overdue' : 'tone-calm'} aria-hidden="true">
        {items.length > 0 ? '✔' : isMissing ? '✘' : '○'}
      </span>
      <span>{title}</span>
      <span>
        {items.map((item) => (
          <PackageFile key={item.id} filing={filing} item={item} may={may} />
        ))}
      </span>
      {may && <UploadButton label="上传" subject={title} purpose="material" onUploaded={add.mutate} />}
    </li>
  );
}

function PackageFile({ filing, item, may }: { filing: FilingDto; item: FilingItemDto; may: boolean }) {
  const act = useFilingAct(filing);
  const remove = useCommand(() => act('removeItem', { itemId: item.id }), { touches: FILING_TOUCHES, done: '已移除' });
  return (
    <span className="row">
      <a href={itemHref(filing.id, item.id)}>{item.name}</a>
      {may && (
        <Button
          size="small"
          type="link"
          danger
          loading={remove.isPending}
          aria-label={`移除${item.name}`}
          onClick={() => {
            remove.mutate(undefined);
          }}
        >
          移除
        </Button>
      )}
    </span>
  );
}
