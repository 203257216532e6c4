import type { PlotLine } from './TimePlot.tsx';

const LEGEND = 36;

/** The plots under each other with a legend on top, as a PNG in the colours of the screen. */
export async function plotPicture(
  plots: readonly HTMLCanvasElement[],
  lines: readonly PlotLine[],
): Promise<Blob | null> {
  const [first] = plots;
  if (!first) return null;
  const ratio = devicePixelRatio;
  const style = getComputedStyle(first.closest('[class]') ?? document.body);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const picture = document.createElement('canvas');
  picture.width = first.width;
  picture.height = plots.reduce((sum, { height }) => sum + height, 0) + LEGEND * ratio;
  const context = picture.getContext('2d');
  if (!context) return null;
  context.fillStyle = token('--surface');
  context.fillRect(0, 0, picture.width, picture.height);
  context.scale(ratio, ratio);
  context.font = `12px ${style.fontFamily}`;
  context.textBaseline = 'middle';
  let x = 16;
  for (const { field, colour } of lines) {
    context.fillStyle = token(`--series-${colour}`);
    context.fillRect(x, LEGEND / 2 - 1.5, 14, 3);
    context.fillStyle = token('--text');
    context.fillText(field, x + 20, LEGEND / 2);
    x += 20 + context.measureText(field).width + 20;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  let y = LEGEND * ratio;
  for (const plot of plots) {
    context.drawImage(plot, 0, y);
    y += plot.height;
  }
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'));
}
