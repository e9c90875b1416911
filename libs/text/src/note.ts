/**
 * 题注: what the note under a title says of the text's history: 2011年9月29日公布　2011年11月1日施行. Only what is printed there; the day of
 * passing (通过) is none of publication.
 */
import { isLegalDate, type LegalDate } from '@libs/kernel';
import { NUMERAL_CLASS, parseNumeral } from './numeral';

export interface NotedDay {
  on: LegalDate;
  start: number;
  end: number;
}

export interface Note {
  /** From when it applies: 施行, 实施, 生效. */
  effective: NotedDay[];
  /** 公布, 发布, 颁布. */
  promulgated: NotedDay[];
  /** 修正, 修订. */
  amended: NotedDay[];
}

const N = `[${NUMERAL_CLASS}]`;
const DATE = new RegExp(`(${N}{4})\\s*年\\s*(${N}{1,3})\\s*月\\s*(${N}{1,3})\\s*日`, 'g');

function dayOf(match: RegExpExecArray): LegalDate | null {
  const [year, month, day] = match.slice(1, 4).map((part) => parseNumeral(part));
  const on = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLegalDate(on) ? on : null;
}

/** Reads the dates between `from` and `to` with the verb that follows each; offsets are of `text`. */
export function readNote(text: string, from: number, to: number): Note {
  const note: Note = { effective: [], promulgated: [], amended: [] };
  const region = text.slice(from, to);
  const dates = [...region.matchAll(DATE)];
  dates.forEach((match, index) => {
    const on = dayOf(match);
    const after = match.index + match[0].length;
    const words = (/^[^\n；;]*/.exec(region.slice(after, dates[index + 1]?.index))?.[0] ?? '').replace(/《[^》]*》/g, '');
    if (on === null) return;
    const day = { on, start: from + match.index, end: from + after };
    if (/修[正订改]|废止/.test(words)) {
      if (/修[正订]/.test(words)) note.amended.push(day);
      return;
    }
    if (
      /^(?:起|之日起)?(?:正式)?\s*(?:施行|实施|生效|执行)|(?:公布|发布|颁布|颁发)(?:并|[，,、\s]*自(?:公布|发布|颁布)之日起?)?\s*(?:施行|实施|生效)/.test(
        words.trim(),
      )
    )
      note.effective.push(day);
    if (/公布|发布|颁布/.test(words)) note.promulgated.push(day);
  });
  return note;
}
