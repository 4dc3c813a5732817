import { CompressOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type Modeler from 'bpmn-js/lib/Modeler';
import { useEditorTexts } from '../texts.ts';
import { fitDrawing, scaleDrawing } from './modeler.ts';

/** Larger, smaller, whole: at the top, since the corner below belongs to the mark of bpmn.io. */
export function CanvasTools({ modeler }: { readonly modeler: Modeler }) {
  const { t } = useEditorTexts();
  const tools = [
    {
      text: t('canvas.zoomIn'),
      icon: <ZoomInOutlined aria-hidden="true" />,
      run: () => scaleDrawing(modeler, 1.25),
    },
    {
      text: t('canvas.zoomOut'),
      icon: <ZoomOutOutlined aria-hidden="true" />,
      run: () => scaleDrawing(modeler, 0.8),
    },
    {
      text: t('canvas.fit'),
      icon: <CompressOutlined aria-hidden="true" />,
      run: () => fitDrawing(modeler, 'whole'),
    },
  ];
  return (
    <div className="canvas-tools" role="toolbar" aria-label={t('canvas.tools')}>
      {tools.map(({ text, icon, run }) => (
        <Tooltip key={text} title={text}>
          <Button type="text" size="small" icon={icon} aria-label={text} onClick={run} />
        </Tooltip>
      ))}
    </div>
  );
}
