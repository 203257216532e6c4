import type { Hue } from '../../../graph/graph.ts';

/** Lines of a category's icon in a square of 24, from the sprite that the components use, too. */
export function glyphOf(hue: Hue): Path2D {
  const path = new Path2D();
  const symbol = document.getElementById(`category-${hue}`);
  for (const shape of symbol?.querySelectorAll('path, circle, rect, line, polyline') ?? []) {
    const number = (name: string): number => Number(shape.getAttribute(name) ?? 0);
    switch (shape.tagName) {
      case 'path':
        path.addPath(new Path2D(shape.getAttribute('d') ?? ''));
        break;
      case 'circle':
        path.moveTo(number('cx') + number('r'), number('cy'));
        path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
        break;
      case 'rect':
        path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
        break;
      case 'line':
        path.moveTo(number('x1'), number('y1'));
        path.lineTo(number('x2'), number('y2'));
        break;
      default: {
        const points = (shape.getAttribute('points') ?? '').split(/[\s,]+/).map(Number);
        for (let i = 0; i + 1 < points.length; i += 2)
          path.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
      }
    }
  }
  return path;
}
