import { addDays, formatDateZh, type LegalDate } from '@libs/kernel';
import { ENDED_STATUSES, STATUS_WORDS, type NamedPublicDocument, type PublicDocument, type PublicEvent, type Status } from '@libs/registry';
import type { VNode } from 'preact';
import { toneOf } from '../page/parts';

/** 《标题》（文号）, as documents are cited; a link when the document is here. */
export function Named({ named }: { named: NamedPublicDocument }): VNode {
  const words = `${named.title ? `《${named.title}》` : ''}${named.docNumber ? (named.title ? `（${named.docNumber}）` : named.docNumber) : ''}`;
  return named.slug ? <a href={`/d/${named.slug}`}>{words}</a> : <>{words}</>;
}

const ENDING_EVENTS: Partial<Record<Status, PublicEvent['type']>> = { REPEALED: 'REPEALED', DECLARED_LAPSED: 'LAPSED', REVOKED: 'REVOKED' };

interface BannerProps {
  document: PublicDocument;
  history: readonly PublicEvent[];
  /** The day that the page speaks of. */
  day: LegalDate;
  today: LegalDate;
  /** Days on which the shown text stood. */
  stood: { from: LegalDate; to: LegalDate | null } | null;
}

/** What a reader must know first: whether this is law on the day, and which text it is. Words first, colour second. */
export function Banner({ document, history, day, today, stood }: BannerProps): VNode {
  const { status } = document;
  const isToday = day === today;
  return (
    <div>
      {!isToday && (
        <p class="banner soon" role="note">
          您看的是{formatDateZh(day)}的规定，不一定是现行规定。<a href={`/d/${document.slug}`}>看现行文本</a>
        </p>
      )}
      <p class={`banner ${toneOf(status)}`} role="status">
        <StatusSentence document={document} history={history} day={day} isToday={isToday} />
      </p>
      {stood?.to && stood.to <= today && (
        <p class="banner soon" role="note">
          这是{formatDateZh(stood.from)}至{formatDateZh(addDays(stood.to, -1))}有效的文本，不是现行文本。
          <a href={`/d/${document.slug}`}>看现行文本</a>
        </p>
      )}
    </div>
  );
}

function StatusSentence({
  document,
  history,
  day,
  isToday,
}: {
  document: PublicDocument;
  history: readonly PublicEvent[];
  day: LegalDate;
  isToday: boolean;
}): VNode {
  const { status, publishedOn, effectiveOn, validThrough, endedOn } = document;
  if (status === 'NOT_YET') {
    const isPublished = publishedOn <= day;
    return (
      <>
        {!isPublished ? `当日尚未公布 · ${formatDateZh(publishedOn)}公布` : isToday ? '即将施行' : '当日尚未施行'}
        {effectiveOn && ` · ${formatDateZh(effectiveOn)}起施行`}
      </>
    );
  }
  if (ENDED_STATUSES.includes(status)) {
    const verb = STATUS_WORDS[status].zh.replace(/^已/, '');
    const event = history.filter(({ type }) => type === ENDING_EVENTS[status]).at(-1);
    const successor = history.filter(({ type }) => type === 'SUPERSEDED').at(-1)?.by;
    return (
      <>
        本文件已于{endedOn ? formatDateZh(endedOn) : ''}
        {verb}，不再作为行政管理的依据。
        {event?.by && (
          <>
            {status === 'REVOKED' ? '撤销' : status === 'REPEALED' ? '废止' : '失效'}依据：
            <Named named={event.by} />。
          </>
        )}
        {!event?.by && event?.basis && `依据：${event.basis}。`}
        {successor && (
          <>
            替代文件：
            <Named named={successor} />。
          </>
        )}
      </>
    );
  }
  if (status === 'UNKNOWN') return <>效力待核实：本库没有本文件施行或者废止的充分依据，请向制定机关核实。</>;
  return (
    <>
      {isToday ? STATUS_WORDS[status].zh : `当日：${STATUS_WORDS[status].zh}`}
      {validThrough && ` · 有效期至${formatDateZh(validThrough)}（含当日）`}
    </>
  );
}
