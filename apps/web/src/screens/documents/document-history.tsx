import { Timeline } from 'antd';
import type { DocumentDto, DocumentVersionDto, EffectEventDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { EVENT_WORDS } from '../../words/document';
import { wordsOf } from '../../words/words';

interface DocumentHistoryProps {
  document: DocumentDto;
  versionId: string | undefined;
  onVersion: (id: string) => void;
}

/** 文本版本 and 沿革: which text stood when, and every dated change; what was corrected is struck through. */
export function DocumentHistory({ document, versionId, onVersion }: DocumentHistoryProps) {
  return (
    <>
      <section className="block">
        <h2>文本版本</h2>
        {document.versions.map((version) => (
          <button
            key={version.id}
            type="button"
            className={version.id === versionId ? 'version current' : 'version'}
            aria-pressed={version.id === versionId}
            onClick={() => {
              onVersion(version.id);
            }}
          >
            {versionWords(version)}
          </button>
        ))}
      </section>
      <section className="block">
        <h2>沿革</h2>
        <Timeline items={document.events.map((event) => ({ key: event.id, content: <EventLine event={event} /> }))} />
      </section>
    </>
  );
}

/** 2024年8月1日起的文本, never v2. */
function versionWords({ from, to, ordinal }: DocumentVersionDto): string {
  if (from === null) return `第 ${ordinal} 个文本（从未有效）`;
  return to === null ? `${dateZh(from)}起的文本` : `${dateZh(from)}至${dateZh(to)}前的文本`;
}

function EventLine({ event }: { event: EffectEventDto }) {
  const words = (
    <>
      <span className="quiet">{dateZh(event.eventOn)}</span> {wordsOf(EVENT_WORDS, event.type)}
      {event.sourceTitle && `：《${event.sourceTitle}》${event.sourceNumber ? `（${event.sourceNumber}）` : ''}`}
      {event.basis && <span className="quiet"> {event.basis}</span>}
    </>
  );
  return event.correctedBy ? <s title="已更正">{words}</s> : words;
}
