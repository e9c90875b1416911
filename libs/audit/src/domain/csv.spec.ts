import { csvLine } from './csv';

describe('a line of CSV', () => {
  it('quotes what needs it and leaves no formula alive', () => {
    expect(csvLine(['a', 1, null, '他说"好",\n走了'])).toBe('a,1,,"他说""好"",\n走了"\r\n');
    expect(csvLine(['=HYPERLINK("http://x")', '-1+2', '@cmd'])).toBe(`"'=HYPERLINK(""http://x"")",'-1+2,'@cmd\r\n`);
  });
});
