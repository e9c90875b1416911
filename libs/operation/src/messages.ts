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
  job_not_failed: { zh: '这项任务已经重试或者办完了。', en: 'The job has been tried again already, or is done.' },

  status_backup_none: {
    zh: '还没有备份。请设置 GUIKU_BACKUP_DIR 每晚自动备份，或者运行 guiku backup，备份要放在另一台机器上。',
    en: 'There is no backup yet. Set GUIKU_BACKUP_DIR for one each night, or run guiku backup; keep it on another machine.',
  },
  status_backup_incomplete: {
    zh: '上次备份时有 {missing} 个上传的文件缺失或损坏。请查看 worker.log 中的文件名，从较早的备份中找回。',
    en: 'At the last backup {missing} uploaded files were missing or damaged. See worker.log for their names and take them from an older backup.',
  },
  status_backup_old: {
    zh: '已有 {days} 天没有备份。请检查备份盘是否装满、后台任务是否失败，并立即运行一次 guiku backup。',
    en: 'No backup for {days} days. Check the backup disk and the failed jobs, and run guiku backup now.',
  },
  status_backup_late: {
    zh: '上次备份在 {hours} 小时前，昨晚的备份没有完成。',
    en: 'The last backup was {hours} hours ago; last night’s is missing.',
  },
  status_backup_good: { zh: '上次备份在 {hours} 小时前。', en: 'The last backup was {hours} hours ago.' },
  status_jobs_failed: {
    zh: '有 {failed} 项后台任务多次失败后停止。请看下面的原因，解决后点“重试”。',
    en: '{failed} jobs were given up. See why below, mend it, then press “retry”.',
  },
  status_jobs_late: {
    zh: '{waiting} 项后台任务在等，最早的已等 {minutes} 分钟。请确认后台进程（worker）正在运行。',
    en: '{waiting} jobs wait, the oldest for {minutes} minutes. Make sure that the worker runs.',
  },
  status_jobs_good: { zh: '等待 {waiting} 项，正在办 {running} 项。', en: '{waiting} waiting, {running} running.' },
  status_workers_none: {
    zh: '没有后台进程在运行：上传的文件不会被读取，检索不会更新。请启动 worker。',
    en: 'No worker runs: uploads are not read and the index is not updated. Start the worker.',
  },
  status_workers_good: { zh: '{alive} 个后台进程正在运行。', en: '{alive} workers run.' },
  status_search_parked: {
    zh: '{engines} 有 {parked} 条检索条目多次被拒绝。请查看 worker.log，解决后运行 guiku reindex。',
    en: '{engines} refused {parked} entries for good. See worker.log, mend it, then run guiku reindex.',
  },
  status_search_behind: {
    zh: '检索落后 {waiting} 条。如果持续增加，请检查检索服务是否正常。',
    en: 'The index is {waiting} entries behind. If that grows, check the search server.',
  },
  status_search_good: { zh: '检索与文件库一致（待更新 {waiting} 条）。', en: 'The index is up to date ({waiting} waiting).' },
  status_disk_full: {
    zh: '数据盘只剩 {freeGb} GB（{percent}%）。请立即清理或者扩容，否则不能上传和办理。数据库 {databaseGb} GB。',
    en: 'Only {freeGb} GB ({percent}%) are free. Make room now, or nothing can be written. The database takes {databaseGb} GB.',
  },
  status_disk_filling: {
    zh: '数据盘还剩 {freeGb} GB（{percent}%），请安排扩容。数据库 {databaseGb} GB。',
    en: '{freeGb} GB ({percent}%) are free; plan for more. The database takes {databaseGb} GB.',
  },
  status_disk_good: {
    zh: '数据盘还剩 {freeGb} GB（{percent}%），数据库 {databaseGb} GB。',
    en: '{freeGb} GB ({percent}%) free, the database takes {databaseGb} GB.',
  },
  status_clock_wrong: {
    zh: '数据库与本机时钟相差 {seconds} 秒。请让两台机器都向同一时间服务器对时（NTP）。',
    en: 'The clocks of database and program differ by {seconds} s. Have both follow one time server (NTP).',
  },
  status_clock_good: { zh: '数据库与本机时钟一致（相差 {seconds} 秒）。', en: 'The clocks agree ({seconds} s apart).' },
  status_calendar_missing: {
    zh: '还没有录入 {year} 年的放假安排，所有期限都是暂计。请在“设置 › 工作日历”中录入。',
    en: 'The holidays of {year} are not entered: all time limits are provisional. Enter them in the calendar.',
  },
  status_calendar_due: {
    zh: '还没有录入 {year} 年的放假安排，跨年的期限是暂计。国务院公布后请在“设置 › 工作日历”中录入。',
    en: 'The holidays of {year} are not entered; limits that run into it are provisional.',
  },
  status_calendar_good: { zh: '{year} 年的放假安排已录入。', en: 'The holidays of {year} are entered.' },
  status_audit_not_sealed: {
    zh: '操作日志没有按时封存。请确认后台进程正在运行，并查看 worker.log。',
    en: 'The audit log is not sealed in time. Make sure that the worker runs and see worker.log.',
  },
  status_audit_never_anchored: {
    zh: '操作日志还没有库外存证（{open} 次封存）。今晚会自动存证；请把数据文件夹下的 anchors 复制到数据库管理员不能写的地方。',
    en: 'The audit log is not anchored yet ({open} seals). It will be tonight; copy anchors/ to a place that the database administrator cannot write.',
  },
  status_audit_not_anchored: {
    zh: '操作日志已有 {days} 天没有库外存证（{open} 次封存）。请确认后台进程在夜间运行。',
    en: 'No anchor for {days} days ({open} seals). Make sure that the worker runs at night.',
  },
  status_mail_failed: {
    zh: '有 {failed} 封提醒邮件两天未能送出，已放弃。请检查邮件服务器的设置和收件地址；站内提醒不受影响。',
    en: '{failed} mails were given up after two days. Check the mail server’s settings and the addresses; the inbox is not affected.',
  },
  status_mail_retrying: {
    zh: '有 {retrying} 封提醒邮件暂未送出，正在重试。如果持续增加，请检查邮件服务器。',
    en: '{retrying} mails are tried again. If that grows, check the mail server.',
  },
  status_mail_good: { zh: '邮件正常（待送 {waiting} 封）。', en: 'Mail is well ({waiting} waiting).' },
  status_audit_new: { zh: '操作日志还没有需要封存的内容。', en: 'There is nothing to seal yet.' },
  status_audit_good: {
    zh: '操作日志已封存，库外存证至 {on}（此后 {open} 次封存待存证）。',
    en: 'Sealed; anchored up to {on} ({open} seals since).',
  },
} satisfies Messages;
