import { DRAFT_TITLE, draftParagraphs } from '../../../../../test/fixtures/files/draft';
import { draftDocx } from '../../../../../test/fixtures/files/draft-files';
import { docx, level, numbered, p, r, table, type DocxParts } from '../../../../../test/fixtures/files/docx';
import { DEFAULT_LIMITS } from '../limits';
import { readBytes } from '../read';

const read = (parts: DocxParts) => readBytes(docx(parts), 'a.docx', DEFAULT_LIMITS);
const lines = async (parts: DocxParts) => (await read(parts)).text.split('\n');
const list = (levels: string, more = '') =>
  `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${more}`;

describe('automatic numbering', () => {
  it('is text: chapters, articles that run through, items that start again', async () => {
    const { text, title } = await readBytes(draftDocx(), 'draft.docx', DEFAULT_LIMITS);
    expect(title).toBe(DRAFT_TITLE);
    expect(text.split('\n')).toEqual([DRAFT_TITLE, ...draftParagraphs()]);
  });
  it('restarts deeper levels after a higher one, and shows the higher numbers in one label', async () => {
    const numbering = list(level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2'));
    const body = [
      p('甲', numbered(1)),
      p('乙', numbered(1, 1)),
      p('丙', numbered(1, 1)),
      p('丁', numbered(1)),
      p('戊', numbered(1, 1)),
    ].join('');
    expect(await lines({ body, numbering })).toEqual(['1.甲', '1.1 乙', '1.2 丙', '2.丁', '2.1 戊']);
  });
  it('goes on across lists that share a definition, and restarts once where a list says so', async () => {
    const more =
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
    const body = [p('a', numbered(1)), p('b', numbered(2)), p('c', numbered(3)), p('d', numbered(3)), p('e', numbered(1))].join('');
    expect(await lines({ body, numbering: list(level(0, 'chineseCountingThousand', '第%1条'), more) })).toEqual([
      '第一条　a',
      '第二条　b',
      '第五条　c',
      '第六条　d',
      '第七条　e',
    ]);
  });
  it('may come from the style, by way of the level that the style is tied to, and numId 0 takes it off', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Tiao"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="TiaoB"><w:name w:val="条乙"/><w:basedOn w:val="Tiao"/></w:style>';
    const numbering = list(level(0, 'decimal', '第%1章') + level(1, 'ideographDigital', '第%2条', '<w:pStyle w:val="Tiao"/>'));
    const body = [
      p('甲', '<w:pStyle w:val="Tiao"/>'),
      p('无号', '<w:pStyle w:val="Tiao"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      p('乙', '<w:pStyle w:val="Tiao"/>'),
    ].join('');
    expect(await lines({ body, numbering, styles })).toEqual(['第一条　甲', '无号', '第二条　乙']);
  });
  it('follows a link to a numbering style', async () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="Fa"><w:name w:val="法"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Fa"/></w:abstractNum>' +
      `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Fa"/>${level(0, 'chineseCounting', '%1、')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>';
    expect(await lines({ body: p('总体要求', numbered(1)) + p('保障措施', numbered(1)), numbering, styles })).toEqual([
      '一、总体要求',
      '二、保障措施',
    ]);
  });
  it('writes higher levels in decimal where the level is legal style, and nothing for bullets', async () => {
    const numbering = list(
      level(0, 'chineseCounting', '第%1章') + level(1, 'decimal', '%1.%2', '<w:isLgl/>') + level(2, 'bullet', '\uf0b7'),
    );
    const body = [p('甲', numbered(1)), p('乙', numbered(1, 1)), p('丙', numbered(1, 2))].join('');
    expect((await read({ body, numbering })).blocks).toEqual([
      { kind: 'heading', level: 2, text: '第一章　甲' },
      { kind: 'list', level: 2, text: '1.1 乙' },
      { kind: 'list', level: 3, text: '丙' },
    ]);
  });
});

describe('tracked changes', () => {
  it('are read as accepted, with a warning', async () => {
    const body =
      `<w:p>${r('应当在')}<w:del w:id="1"><w:r><w:delText>三十</w:delText></w:r></w:del><w:ins w:id="2">${r('六十')}</w:ins>${r('日内办结。')}</w:p>` +
      `<w:p><w:moveFrom w:id="3">${r('移走的话。')}</w:moveFrom></w:p><w:p><w:moveTo w:id="4">${r('移来的话。')}</w:moveTo></w:p>`;
    const { text, warnings } = await read({ body });
    expect(text).toBe('应当在六十日内办结。\n移来的话。');
    expect(warnings).toEqual([{ code: 'changes_accepted', count: 4 }]);
  });
  it('join paragraphs whose mark was deleted, and neither count nor print a deleted numbered one', async () => {
    const gone = `<w:p><w:pPr>${numbered(1)}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>删去的条。</w:delText></w:r></w:del></w:p>`;
    const half = `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${r('前半')}</w:p>`;
    const body = p('甲', numbered(1)) + gone + p('乙', numbered(1)) + half + p('后半');
    expect(await lines({ body, numbering: list(level(0, 'chineseCounting', '第%1条')) })).toEqual(['第一条　甲', '第二条　乙', '前半后半']);
  });
  it('drop a deleted table row', async () => {
    const row = (text: string, gone = '') => `<w:tr>${gone}<w:tc>${p(text)}</w:tc><w:tc>${p('值')}</w:tc></w:tr>`;
    expect(await lines({ body: `<w:tbl>${row('留')}${row('删', '<w:trPr><w:del w:id="1"/></w:trPr>')}</w:tbl>` })).toEqual(['留\t值']);
  });
});

describe('what else stands in a document', () => {
  it('reads a text box once although it is written twice, before the paragraph that holds it', async () => {
    const box = `<w:txbxContent>${p('巴音郭楞蒙古自治州人民政府文件')}</w:txbxContent>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(await lines({ body: `<w:p><w:r>${both}</w:r>${r('巴政办规〔2026〕1号')}</w:p>` })).toEqual([
      '巴音郭楞蒙古自治州人民政府文件',
      '巴政办规〔2026〕1号',
    ]);
  });
  it('keeps tables as rows and cells, and reads through a frame of one cell', async () => {
    const { blocks } = await read({
      body:
        table([
          ['序号', '名称'],
          ['1', '甲'],
        ]) + table([['第一条　正文。']]),
    });
    expect(blocks).toEqual([
      { kind: 'table', level: 0, text: '序号\t名称\n1\t甲' },
      { kind: 'paragraph', level: 0, text: '第一条　正文。' },
    ]);
  });
  it('takes field results without their codes, and link texts', async () => {
    const field = (code: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = `<w:p>${r('见')}${field(' REF a ', '第三条')}<w:hyperlink r:id="x">${r('链接')}</w:hyperlink>${field(' PAGEREF b ', '12')}</w:p>`;
    expect(await lines({ body })).toEqual(['见第三条链接']);
  });
  it('knows tabs, line breaks, hyphens, and leaves out hidden text and soft hyphens', async () => {
    const body = `<w:p>${r('甲')}<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type="page"/><w:noBreakHyphen/><w:softHyphen/></w:r>${r('藏', '<w:vanish/>')}${r('丁', '<w:vanish w:val="0"/>')}</w:p>`;
    const { text, warnings } = await read({ body });
    expect(text).toBe('甲\t乙\n丙-丁');
    expect(warnings).toEqual([{ code: 'hidden_text_dropped', count: 1 }]);
  });
  it('puts footnotes after the text', async () => {
    const footnotes = `<w:footnote w:id="0" w:type="separator">${p('---')}</w:footnote><w:footnote w:id="2">${p('注的内容')}</w:footnote>`;
    const body = `<w:p>${r('正文')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('继续。')}</w:p>${p('末段。')}`;
    expect(await lines({ body, footnotes })).toEqual(['正文继续。', '末段。', '［注1］注的内容']);
  });
  it('finds headings by outline level, inherited and by the built-in names, but no whole article', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="X"><w:name w:val="我的"/><w:basedOn w:val="1"/></w:style>';
    const { blocks } = await read({
      body: p('甲', '<w:pStyle w:val="X"/>') + p('乙', '<w:outlineLvl w:val="2"/>') + p('长'.repeat(90), '<w:pStyle w:val="1"/>'),
      styles,
    });
    expect(blocks.map((block) => `${block.kind} ${block.level}`)).toEqual(['heading 1', 'heading 3', 'paragraph 0']);
  });
  it('reads alternate content, content controls and ruby base text once', async () => {
    const ruby = '<w:r><w:ruby><w:rt><w:r><w:t>ba</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>巴</w:t></w:r></w:rubyBase></w:ruby></w:r>';
    expect(await lines({ body: `<w:sdt><w:sdtPr/><w:sdtContent>${p('控件')}</w:sdtContent></w:sdt><w:p>${ruby}${r('州')}</w:p>` })).toEqual(
      ['控件', '巴州'],
    );
  });
});
