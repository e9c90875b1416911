import { decodeText } from './encoding';
import { draftTxt } from '../../../test/fixtures/files/draft-files';

const utf16 = (text: string, swap: boolean) => (swap ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'));
const TEXT = '第一条　为了测试编码，制定本办法。';
/** TEXT in GB18030; 第一條　為測試編碼，制定本辦法。 in Big5. */
const GB = Buffer.from('b5dad2bbccf5a1a1ceaac1cbb2e2cad4b1e0c2eba3acd6c6b6a8b1beb0ecb7a8a1a3', 'hex');
const BIG5 = Buffer.from('b2c4a440b1f8a140acb0b4fab8d5bd73bd58a141a8eea977a5bbbfecaa6ba143', 'hex');

describe('the encoding of plain text', () => {
  it('follows byte order marks', () => {
    expect(decodeText(Buffer.concat([Buffer.from('efbbbf', 'hex'), Buffer.from(TEXT)]))).toMatchObject({
      text: TEXT,
      encoding: 'utf-8',
      guessed: false,
    });
    expect(decodeText(Buffer.concat([Buffer.from('fffe', 'hex'), utf16(TEXT, false)]))).toMatchObject({ text: TEXT, encoding: 'utf-16le' });
    expect(decodeText(Buffer.concat([Buffer.from('feff', 'hex'), utf16(TEXT, true)]))).toMatchObject({ text: TEXT, encoding: 'utf-16be' });
  });
  it('takes valid UTF-8 as such, also with its last character cut', () => {
    expect(decodeText(Buffer.from(TEXT))).toMatchObject({ text: TEXT, encoding: 'utf-8', guessed: false, undecodable: 0 });
    expect(decodeText(Buffer.from(TEXT).subarray(0, -1))).toMatchObject({ encoding: 'utf-8', undecodable: 1 });
  });
  it('guesses the others by how plausible they read', () => {
    expect(decodeText(GB)).toMatchObject({ text: TEXT, encoding: 'gb18030', guessed: true });
    expect(decodeText(BIG5)).toMatchObject({ text: '第一條　為測試編碼，制定本辦法。', encoding: 'big5', guessed: true });
    expect(decodeText(utf16(TEXT, true))).toMatchObject({ text: TEXT, encoding: 'utf-16be' });
    expect(decodeText(utf16(`${TEXT}\n2026 年`, false))).toMatchObject({ encoding: 'utf-16le' });
  });
  it('keeps broken bytes in UTF-8 visible', () => {
    const bytes = Buffer.concat([draftTxt(), Buffer.from([0xff, 0x0a]), draftTxt()]);
    expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', undecodable: 1 });
  });
  it('says no to what is not text', () => {
    expect(decodeText(Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)))).toBeNull();
  });
});
