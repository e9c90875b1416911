import { formatDateZh, type LegalDate } from '@libs/kernel';
import { ENDED_STATUSES, IN_FORCE_STATUSES, STATUS_WORDS, type PublicDocument, type Status } from '@libs/registry';
import type { ComponentChildren, VNode } from 'preact';

export type Tone = 'live' | 'soon' | 'dead' | 'unknown';

/** Colour never stands alone: the words say the same. */
export function toneOf(status: Status): Tone {
  if (IN_FORCE_STATUSES.includes(status)) return 'live';
  if (ENDED_STATUSES.includes(status) || status === 'SUSPENDED') return 'dead';
  return status === 'NOT_YET' ? 'soon' : 'unknown';
}

export function StatusTag({ status, effectiveOn }: { status: Status; effectiveOn: LegalDate | null }): VNode {
  const words = status === 'NOT_YET' && effectiveOn ? `即将施行 · ${formatDateZh(effectiveOn)}起` : STATUS_WORDS[status].zh;
  return <span class={`tag ${toneOf(status)}`}>{words}</span>;
}

/** What users cite: the distributed document's own title (办法), not the notice's (关于印发…的通知). */
export function citedTitle(document: Pick<PublicDocument, 'title' | 'innerTitle'>): string {
  return document.innerTitle ?? document.title;
}

export function Day({ on }: { on: LegalDate | null }): VNode {
  return on ? <time dateTime={on}>{formatDateZh(on)}</time> : <span>—</span>;
}

/** One document in a list. */
export function DocumentLine({ document }: { document: PublicDocument }): VNode {
  const facts = [
    document.docNumber,
    document.leadIssuer.name,
    document.effectiveOn && `${formatDateZh(document.effectiveOn)}起施行`,
    document.validThrough && `有效期至${formatDateZh(document.validThrough)}`,
  ];
  return (
    <>
      <h3>
        <a href={`/d/${document.slug}`}>{citedTitle(document)}</a>
      </h3>
      <StatusTag status={document.status} effectiveOn={document.effectiveOn} />
      <p class="facts">{facts.filter(Boolean).join(' · ')}</p>
    </>
  );
}

export function DocumentList({ documents, empty }: { documents: readonly PublicDocument[]; empty: string }): VNode {
  if (documents.length === 0) return <p class="note">{empty}</p>;
  return (
    <ul class="list">
      {documents.map((document) => (
        <li key={document.id}>
          <DocumentLine document={document} />
        </li>
      ))}
    </ul>
  );
}

/** A table that scrolls by itself where it does not fit; the keyboard can reach and scroll it. */
export function TableFrame({ label, children }: { label: string; children: ComponentChildren }): VNode {
  return (
    <div class="table-wrap" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
