/** Colours and sizes of the whole product; antd, charts, diagrams and citizen pages read them. */
export const tokens = {
  accent: '#0958d9',
  text: '#1f1f1f',
  textSecondary: '#595959',
  page: '#f5f6f8',
  surface: '#ffffff',
  line: '#e8e8e8',
  success: '#237804',
  warning: '#a05f00',
  urgent: '#ad4e00',
  danger: '#cf1322',
  radius: 8,
  font: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif',
  monospace: 'ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace',
} as const;
