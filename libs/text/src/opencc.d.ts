/** The package's own types import without extensions, which Node's resolution does not find: said here for the one function used. */
declare module 'opencc-js/t2cn' {
  export function Converter(options: { from: 't'; to: 'cn' }): (text: string) => string;
}
