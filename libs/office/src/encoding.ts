/** Which encoding a plain text is in, decided by how plausible each reading is as Chinese or Latin text. */

export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';
  /** True when no byte order mark and no valid UTF-8 settled it. */
  guessed: boolean;
  /** Bytes that are not text in that encoding (now U+FFFD). */
  undecodable: number;
}

/**
 * Characters that make up some two thirds of any Chinese official text, simplified and traditional. A wrong decoding produces Han characters
 * too, but rare ones.
 */
const FREQUENT = new Set(
  '的一是不了在人有我他这中大来上个国和地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运' +
    '條規機關審查核準備辦發國務員會議應當負責實與為這個來時後對於從過開業產學經濟環境總統計劃處罰執門組織單變現電話號碼農縣區鄉鎮書記長幹部眾團體領導決義關係無論點種類術藝術東車馬魚鳥龍風雲' +
    '章节款项附则试施行通知办法细责罚监督依照违府县乡镇局厅省州部门规范性文件備案登记批准申请材料期限日起废止解释印发贯彻落财政局司法审核意见'.concat(
      '，。、；：“”《》（）〔〕－—　％０１２３４５６７８９',
    ),
);

const CANDIDATES = ['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;

/** The text of `bytes`, or null when they are not text in any encoding known here. A cut last character is tolerated. */
export function decodeText(bytes: Buffer): DecodedText | null {
  const marked = byMark(bytes);
  if (marked) return decoded(bytes, marked, false);
  const asUtf8 = decoded(bytes, 'utf-8', false);
  // A last character cut in the middle, as at the end of a sample or of a broken download, does not speak against UTF-8.
  const inside = asUtf8.undecodable - (asUtf8.text.endsWith('\ufffd') ? 1 : 0);
  // Valid sequences of several bytes do not come about by chance; bytes below 0x80 with NUL among them may be UTF-16.
  if (inside === 0 && (/[^\0-\x7f]/.test(asUtf8.text.replace(/\ufffd$/, '')) || !asUtf8.text.includes('\0'))) return asUtf8;
  let best: DecodedText | null = null;
  let bestScore = 0.5;
  for (const encoding of CANDIDATES) {
    const candidate = decoded(bytes, encoding, true);
    const score = plausibility(candidate.text);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  // Mostly valid UTF-8 with a few broken bytes is damaged UTF-8, not another encoding.
  if (inside > 0 && inside <= asUtf8.text.length / 200 && plausibility(asUtf8.text) > bestScore - 0.15) return asUtf8;
  return best;
}

function byMark(bytes: Buffer): DecodedText['encoding'] | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decoded(bytes: Buffer, encoding: DecodedText['encoding'], guessed: boolean): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, guessed, undecodable: text.split('\ufffd').length - 1 };
}

/** 0 … 1: share of characters that one would expect in a Chinese or Latin text; control characters and private use count heavily against it. */
function plausibility(text: string): number {
  const sample = text.slice(0, 20_000);
  let expected = 0;
  let total = 0;
  for (const character of sample) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x0a || code === 0x0d || code === 0x09) continue;
    total += 1;
    if (code < 0x20 || code === 0x7f || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) expected -= 3;
    else if (code < 0x7f) expected += 0.9;
    else if (FREQUENT.has(character)) expected += 1.2;
    else if (code >= 0x4e00 && code <= 0x9fa5) expected += 0.62;
    else if (code >= 0x3000 && code <= 0x303f) expected += 0.9;
    else if (code >= 0xff00 && code <= 0xff5e) expected += 0.8;
    else if (code >= 0x2010 && code <= 0x2030) expected += 0.8;
    else if (code >= 0x3400 && code <= 0x4dbf) expected -= 0.5;
    else expected -= 0.3;
  }
  return total === 0 ? 0 : expected / total;
}
