import type { Messages } from '@libs/kernel';
import type { OfficeFailureCode } from './failure';

/** Why an office file cannot be read, as a person is told. */
export const OFFICE_MESSAGES: Messages<OfficeFailureCode> = {
  file_encrypted: {
    zh: '文件设置了打开密码，无法读取。请去除密码后重新上传。',
    en: 'The file is protected by a password. Remove it and upload again.',
  },
  file_damaged: {
    zh: '文件已损坏，无法读取。请用原软件打开并另存后重新上传。',
    en: 'The file is damaged. Open it in its own program, save it again and upload that.',
  },
  file_unsafe: {
    zh: '文件含有不安全的结构（如外部实体或越界路径），已拒绝读取。',
    en: 'The file holds an unsafe structure (external entities, escaping paths); it is not read.',
  },
  expands_too_much: { zh: '文件解压后体积异常，已拒绝读取。', en: 'The file expands to an unreasonable size; it is not read.' },
  too_deeply_nested: { zh: '文件内部结构嵌套过深，无法读取。', en: 'The structure inside the file is nested too deeply.' },
  no_sheet_found: { zh: '文件中没有找到工作表。', en: 'No sheet was found in the file.' },
  too_many_rows: { zh: '表格行数过多（最多 {limit} 行），请分成几个文件。', en: 'The table has more than {limit} rows; split it.' },
  too_many_columns: { zh: '表格列数过多（最多 {limit} 列），请删去多余的列。', en: 'The table has more than {limit} columns.' },
  too_many_cells: {
    zh: '表格内容过多（最多 {limit} 格），请分成几个文件。',
    en: 'The table has more than {limit} filled cells; split it.',
  },
};
