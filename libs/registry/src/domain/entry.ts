/** 段落 for search: the articles of every version, each wording once with the days on which it stood. */
import type { LegalDate } from '@libs/kernel';
import type { Passage } from '@libs/text';

export interface EntryPassage {
  path: string;
  label: string;
  heading: string | null;
  text: string;
  from: LegalDate;
  to: LegalDate | null;
}

export interface DatedText {
  articles: readonly Passage[];
  from: LegalDate;
  to: LegalDate | null;
}

/** `texts` in order of time. An article that an amendment leaves as it was stays one passage, with a longer period. */
export function entryPassages(texts: readonly DatedText[]): EntryPassage[] {
  const found: EntryPassage[] = [];
  let open = new Map<string, EntryPassage>();
  for (const { articles, from, to } of texts) {
    const next = new Map<string, EntryPassage>();
    for (const { path, label, heading, text } of articles) {
      if (text.trim() === '') continue;
      const before = open.get(path);
      if (before?.text === text && before.heading === heading && before.to === from) {
        before.to = to;
        next.set(path, before);
        continue;
      }
      const passage = { path, label, heading, text, from, to };
      found.push(passage);
      next.set(path, passage);
    }
    open = next;
  }
  return found;
}
