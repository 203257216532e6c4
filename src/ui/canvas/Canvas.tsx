import { ReactFlowProvider } from '@xyflow/react';
import { CategorySprite } from './nodes/CategorySprite.tsx';
import { Flow, type CanvasProps } from './Flow.tsx';

/** The canvas: the model as components and wires, edited by mouse, touch and keyboard. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <CategorySprite />
      <Flow {...props} />
    </ReactFlowProvider>
  );
}
