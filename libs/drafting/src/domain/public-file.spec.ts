import { isOfAnotherText, publicFileOf } from './public-file';

const word = { fileHash: 'a', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };
const bare = { fileHash: 'a', mediaType: 'text/plain; charset=utf-8' };
const open = { docClass: 'NORMATIVE' } as const;

describe('the file that goes public', () => {
  it('is the draft’s own only where that is bare text; of everything else a copy made for it, of that very file', () => {
    expect(publicFileOf(open, bare, null)).toBe('as_is');
    expect(publicFileOf(open, word, null)).toBe('missing');
    expect(publicFileOf(open, word, { origin: 'cleaned', sourceHash: 'a' })).toBe('cleaned');
    expect(publicFileOf(open, word, { origin: 'cleaned', sourceHash: 'of another file' })).toBe('missing');
  });
  it('is the printed edition wherever there is one, and none of an internal document', () => {
    expect(publicFileOf(open, word, { origin: 'print', sourceHash: 'p' })).toBe('print');
    expect(publicFileOf({ docClass: 'INTERNAL' }, bare, { origin: 'print', sourceHash: 'p' })).toBe('none');
  });
});

describe('a printed edition', () => {
  const published = '公共机构节能管理办法\n第一条　为了推动公共机构节能，制定本办法。\n第二条　本办法适用于公共机构。\n附则';
  it('may bear a head, a number and other line ends', () => {
    expect(isOfAnotherText(published, `州人民政府办公室文件\n巴政办规〔2026〕1号\n${published.replaceAll('，', '，\n')}`)).toBe(false);
  });
  it('of another text is noticed; of a scan nothing is known', () => {
    expect(isOfAnotherText(published, '关于放假的通知')).toBe(true);
    expect(isOfAnotherText(published, null)).toBe(false);
  });
});
