import type { Language } from './translate.ts';

const texts = {
  diagram: { zh: '流程图', en: 'Process diagram' },
  current: { zh: '当前步骤', en: 'Current step' },
  none: { zh: '流程已结束', en: 'The process has ended' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  fit: { zh: '适合窗口', en: 'Fit' },
  failed: { zh: '流程图无法显示', en: 'The diagram cannot be shown' },
} as const;

export function viewerText(key: keyof typeof texts, language: Language): string {
  return texts[key][language];
}
