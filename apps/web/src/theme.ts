import { theme, type ThemeConfig } from 'antd';

/** Colours that mean something; never shown without their word. */
export const MEANING = {
  overdue: '#b42318',
  soon: '#9a6700',
  calm: '#475467',
  good: '#1a7f37',
  dead: '#8c4a45',
} as const;

/**
 * Dense and calm: 14 px text (the compact algorithm takes the seed's next smaller size, hence 16), small corners, one quiet blue.
 */
export const DESK_THEME: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    fontSize: 16,
    colorPrimary: '#1f4e8c',
    colorInfo: '#1f4e8c',
    colorLink: '#1f4e8c',
    colorError: MEANING.overdue,
    colorWarning: MEANING.soon,
    colorSuccess: MEANING.good,
    colorErrorBg: '#fdf1ef',
    colorErrorBorder: '#eebcb5',
    colorWarningBg: '#fff8e1',
    colorWarningBorder: '#ecd58a',
    colorInfoBg: '#eef4fb',
    colorInfoBorder: '#b9cfe8',
    colorSuccessBg: '#edf7ef',
    colorSuccessBorder: '#a9d3b3',
    // Dark enough to read (WCAG 1.4.3); antd's own is not.
    colorTextPlaceholder: '#667085',
    borderRadius: 3,
    wireframe: false,
    motion: false,
    fontFamily: `'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif`,
  },
};
