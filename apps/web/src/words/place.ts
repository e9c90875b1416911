/** Names of the place this desk serves. */
export const PLACE = {
  deskName: '巴州规范性文件管理',
  shortName: '巴州',
} as const;
