import type { DraftDto } from '../../api/types';
import type { LegalDate } from '../../form/legal-date';

export interface TimelineEntry {
  key: string;
  on: LegalDate;
  words: string;
  href?: string;
}

function chinaDay(instant: string): LegalDate {
  return new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** What has happened to a matter, in order of time, from the dated facts it bears. */
export function timelineOf(draft: DraftDto): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { key: 'created', on: chinaDay(draft.createdAt), words: `${draft.draftingOrgan.name}建立起草事项` },
    ...draft.texts.map((text) => ({
      key: text.id,
      on: chinaDay(text.createdAt),
      words: `上传${text.stageTitle}（${text.fileName}），${text.createdByName}`,
    })),
    ...draft.submissions.map((submission) => ({
      key: submission.id,
      on: submission.submittedOn,
      words: `第 ${submission.round} 次送审${submission.letterNumber ? `（${submission.letterNumber}）` : ''}，${submission.submittedByName}${submission.verdictTitle ? `；结论：${submission.verdictTitle}` : ''}`,
      ...(submission.reviewId ? { href: `/reviews/${submission.reviewId}` } : {}),
    })),
    ...draft.deliberations.map((meeting, index) => ({
      key: `meeting${index}`,
      on: meeting.heldOn,
      words: `${meeting.meeting}：${meeting.outcomeTitle}`,
    })),
  ];
  const { review, signature, publication } = draft;
  if (review?.clock.acceptedOn) entries.push({ key: 'accepted', on: review.clock.acceptedOn, words: '审核机构受理' });
  if (review?.issuedOn)
    entries.push({
      key: 'issued',
      on: review.issuedOn,
      words: `出具意见 ${review.opinionNumber ?? ''}：${review.verdictTitle ?? ''}`,
      href: `/reviews/${review.id}`,
    });
  if (signature)
    entries.push({
      key: 'signed',
      on: signature.signedOn,
      words: `${signature.signer}签发${draft.docNumber ? `，文号 ${draft.docNumber}` : ''}`,
    });
  if (publication)
    entries.push({
      key: 'published',
      on: publication.publishedOn,
      words: `公布（${publication.carrierTitle}）`,
      href: `/documents/${publication.documentId}`,
    });
  draft.interpretations.forEach(({ address, fileName, publishedOn }, index) => {
    entries.push({ key: `interpretation${index}`, on: publishedOn, words: `解读：${fileName ?? address ?? ''}` });
  });
  return entries.sort((a, b) => a.on.localeCompare(b.on));
}
