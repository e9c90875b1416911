/** Code → what a reader calls it. */
export type Words<Code extends string = string> = Readonly<Record<Code, string>>;

/** A code's words; a code without any is a fault of ours and shows as a dash, never as itself. */
export function wordsOf(words: Words, code: string | null | undefined): string {
  return code ? (words[code] ?? '—') : '';
}

function isKey<Code extends string>(words: Words<Code>, text: string): text is Code {
  return Object.prototype.hasOwnProperty.call(words, text);
}

/** What a text from outside (the address) means among these codes; undefined when nothing. */
export function codeIn<Code extends string>(words: Words<Code>, text: string | undefined): Code | undefined {
  return text !== undefined && isKey(words, text) ? text : undefined;
}

export function optionsOf<Code extends string>(words: Words<Code>): { value: Code; label: string }[] {
  return Object.keys(words)
    .filter((code): code is Code => isKey(words, code))
    .map((value) => ({ value, label: words[value] }));
}
