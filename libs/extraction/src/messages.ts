import type { Messages } from '@libs/kernel';
import { OFFICE_MESSAGES } from '@libs/office';
import type { FailureCode } from './reader/failure';
import type { WarningCode } from './reader/document';

/** Why a file cannot be read, as a person is told. The upload is kept in every case but the first two. */
export const FAILURES: Messages<FailureCode> = {
  ...OFFICE_MESSAGES,
  file_empty: { zh: '文件是空的，没有任何内容。', en: 'The file is empty.' },
  file_too_large: { zh: '文件过大，超过了允许的大小。', en: 'The file is larger than allowed.' },
  file_disguised: {
    zh: '文件内容是可执行程序，与文件名不符，已拒绝读取。',
    en: 'The file is a program, whatever its name says; it is not read.',
  },
  too_many_pages: { zh: '文件页数过多，无法读取。', en: 'The file has too many pages.' },
  too_much_text: { zh: '文件文字过多，无法读取。', en: 'The file holds too much text.' },
  no_text_found: { zh: '文件中没有找到文字。', en: 'No text was found in the file.' },
  scan_not_readable: {
    zh: '文件没有文字层，可能是扫描件，暂不能读取。请上传可编辑的文件，或手工录入正文。',
    en: 'The file has no text layer and is probably a scan; it cannot be read yet.',
  },
  text_garbled: {
    zh: '文件中的文字无法正确识别（字体缺少编码信息），请上传可编辑的文件。',
    en: 'The fonts of the file do not tell which characters they show; upload an editable file.',
  },
  format_not_yet_readable: {
    zh: '已收到文件，此格式暂不能读取正文。请另存为 DOCX 或可复制文字的 PDF 后上传。',
    en: 'The file is kept; its format cannot be read yet. Save it as DOCX or as a PDF with text.',
  },
  format_unknown: {
    zh: '无法识别的文件格式，不能读取正文。请上传 DOCX、PDF 或 TXT 文件。',
    en: 'The format of the file is not known. Upload DOCX, PDF or TXT.',
  },
  not_a_sheet: {
    zh: '文件不是可以读取的表格。请使用 XLSX 或 CSV 文件；旧的 XLS 文件请另存为 XLSX。',
    en: 'The file is no table that can be read. Use XLSX or CSV; save old XLS files as XLSX.',
  },
  reader_timeout: { zh: '读取文件超时，已停止。', en: 'Reading the file took too long and was stopped.' },
  reader_memory: { zh: '读取文件占用内存过多，已停止。', en: 'Reading the file took too much memory and was stopped.' },
  reader_crashed: { zh: '读取文件时发生内部错误，文件已保留。', en: 'The reader failed on the file; the file is kept.' },
  not_publishable: {
    zh: '这种格式的文件不能直接对外公开。请上传印发件（盖章的 PDF，或者 DOCX）作为公开文件。',
    en: 'A file of this format cannot be published. Upload the printed edition as PDF or DOCX.',
  },
  public_text_differs: {
    zh: '文件去除修订、批注和“送审稿”字样后，与公布文本不一致，不能作为公开文件。请上传印发件。',
    en: 'Cleaned, the file does not say what is published. Upload the printed edition.',
  },
  embedded_part: {
    zh: '文件中嵌有其他文件或者对象（如公式、图表、工作表），不能自动去除其中的信息。请另存为 PDF，作为印发件上传。',
    en: 'The file holds embedded objects that cannot be cleaned. Save it as PDF and upload that.',
  },
  annotations_in_file: {
    zh: 'PDF 中有批注或者标记，不能对外公开。请去除批注后重新上传印发件。',
    en: 'The PDF bears annotations. Remove them and upload it again.',
  },
  attachments_in_file: {
    zh: 'PDF 中带有附件，不能对外公开。请去除附件后重新上传印发件。',
    en: 'The PDF bears attachments. Remove them and upload it again.',
  },
  properties_stay: {
    zh: 'PDF 的文档属性（作者、标题等）不能自动去除。请在文档属性中清空后另存，再作为印发件上传。',
    en: 'The properties of the PDF (author, title) cannot be removed. Clear them, save it and upload it again.',
  },
  reader_interrupted: { zh: '读取被中断，系统将自动重试。', en: 'Reading was interrupted and will be tried again.' },
};

/** What a reader of the text should know about how it was read. */
export const WARNINGS: Messages<WarningCode> = {
  name_disagrees: { zh: '文件扩展名与实际格式不符，已按实际格式读取。', en: 'The file name says another format; the real one was read.' },
  changes_accepted: {
    zh: '文件含有修订痕迹，已按接受全部修订后的文字读取。',
    en: 'The file holds tracked changes; the text was read with all of them accepted.',
  },
  comments_ignored: { zh: '文件含有批注，批注未计入正文。', en: 'Comments were left out.' },
  hidden_text_dropped: { zh: '文件含有隐藏文字，未计入正文。', en: 'Hidden text was left out.' },
  notes_moved_to_end: { zh: '脚注、尾注已移至正文之后。', en: 'Footnotes and endnotes stand after the text.' },
  macros_ignored: { zh: '文件含有宏，宏未被执行。', en: 'Macros were ignored.' },
  embedded_part_skipped: { zh: '文件含有嵌入的其他文件，未读取。', en: 'Embedded files were skipped.' },
  invisible_characters_removed: { zh: '文字中含有不可见字符或控制字符，已去除。', en: 'Invisible or control characters were removed.' },
  undecodable_bytes: { zh: '部分字节无法识别为文字，已用“�”代替。', en: 'Some bytes are not text and are shown as “�”.' },
  encoding_guessed: { zh: '文件没有标明文字编码，已自动判断，请核对文字是否正确。', en: 'The encoding was guessed; check the text.' },
  pages_without_text: { zh: '部分页面没有文字，可能是扫描页。', en: 'Some pages have no text and may be scans.' },
  pages_unreadable: { zh: '部分页面已损坏，未能读取。', en: 'Some pages are damaged and were not read.' },
  text_partly_garbled: { zh: '部分文字无法正确识别，请核对。', en: 'Some characters could not be recognised; check the text.' },
  rotated_text_dropped: { zh: '倾斜的文字（如水印）未计入正文。', en: 'Slanted text, such as a watermark, was left out.' },
  page_furniture_dropped: { zh: '页码和重复的页眉页脚未计入正文。', en: 'Page numbers and repeated headers and footers were left out.' },
};

/** All words of the room, by code. */
export const EXTRACTION_MESSAGES = {
  ...FAILURES,
  ...WARNINGS,
  file_not_read_yet: { zh: '文件正在读取，请稍候。', en: 'The file is still being read.' },
  table_lacks_columns: {
    zh: '表格中没有这些列：{columns}。请使用下载的模板。',
    en: 'The table lacks these columns: {columns}. Use the template.',
  },
  file_missing: { zh: '没有收到文件，请选择文件后再上传。', en: 'No file was sent.' },
} satisfies Messages;
