// Neither package brings types of its own.
declare module 'htmldiff-js' {
  const HtmlDiff: { execute(before: string, after: string): string };
  export default HtmlDiff;
}
declare module 'diff-match-patch' {
  export class diff_match_patch {
    diff_main(before: string, after: string): [number, string][];
  }
}
