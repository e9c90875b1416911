import type { Messages } from '@libs/kernel';

export const OPERATION_MESSAGES = {
  backup_is_running: { zh: '另一个备份正在进行，请等它结束。', en: 'Another backup is being made; wait until it ends.' },
  backup_wrong_program: {
    zh: '数据库的版本与本程序不一致，请先升级数据库（guiku migrate）或使用同一版本的程序。',
    en: 'The database is of another version than this program; run guiku migrate first, or use the program of its version.',
  },
  backup_not_found: { zh: '备份文件夹中没有完整的备份。', en: 'There is no whole backup in this folder.' },
  backup_damaged: {
    zh: '备份已损坏，没有恢复任何内容。损坏或缺失的文件见后。',
    en: 'The backup is damaged and nothing was restored. The files that are damaged or missing follow.',
  },
  backup_is_newer: {
    zh: '备份由更新版本的程序制作，请用该版本恢复。',
    en: 'The backup was made by a newer program; restore it with that.',
  },
  restore_needs_empty_database: {
    zh: '数据库不是空的。只能恢复到新的空数据库，请另建一个。',
    en: 'The database is not empty. A backup is restored into a new, empty database only.',
  },
  restore_needs_empty_folder: {
    zh: '数据文件夹中已有操作日志存证。只能恢复到新的数据文件夹。',
    en: 'The data folder holds anchors of an audit log. A backup is restored into a new data folder only.',
  },
  restore_differs: {
    zh: '恢复后的数据与备份不一致，已全部撤回。',
    en: 'What was restored differs from the backup; everything was rolled back.',
  },
} satisfies Messages;
