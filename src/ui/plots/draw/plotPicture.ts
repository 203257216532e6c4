import { drawPlot } from './drawPlot.ts';
import { dashOf } from './drawTrace.ts';
import type { Palette } from './palette.ts';
import type { PlotInput } from './plotScene.ts';
import { sceneOf } from './sceneOf.ts';

/** Pixels of the picture for each of a page. */
const RATIO = 2;
const WIDTH = 1000;
const HEIGHT = 320;
const MARGIN = 24;
const TITLE = 44;
const LEGEND_ROW = 22;

export interface PictureWords {
  readonly title: string;
  readonly runs: readonly { readonly name: string; readonly dash: number }[];
}

type Context = CanvasRenderingContext2D;

/** An entry of a legend and where it stands. */
interface Entry {
  readonly text: string;
  readonly colour: string;
  readonly dash: number | null;
  readonly x: number;
  readonly row: number;
}

/**
 * Plots under each other as a PNG for a report: the title, the compared runs, and each plot with its
 * legend, at twice the size of the screen.
 *
 * @param sheets what each plot draws, given its size
 */
export async function plotPicture(
  sheets: readonly ((width: number, height: number) => PlotInput)[],
  { title, runs }: PictureWords,
  palette: Palette,
): Promise<Blob | null> {
  const picture = document.createElement('canvas');
  const context = picture.getContext('2d');
  if (!context || sheets.length === 0) return null;
  const width = WIDTH - 2 * MARGIN;
  context.font = `13px ${palette.font}`;
  const drawn = sheets.map((sheet) => {
    const input = sheet(width, HEIGHT);
    const fields = input.lines.map(({ field, colour }) => {
      const ink = palette.series[colour] ?? palette.text;
      return { text: field, colour: ink, dash: null };
    });
    const others = runs.map(({ name, dash }) => ({ text: name, colour: palette.muted, dash }));
    const legend = entriesIn(context, [...fields, ...others], width);
    return { scene: sceneOf(input), legend, top: legendHeight(legend) };
  });
  const height = drawn.reduce((sum, { top }) => sum + top + HEIGHT + 8, TITLE + MARGIN);
  picture.width = WIDTH * RATIO;
  picture.height = height * RATIO;
  context.scale(RATIO, RATIO);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, WIDTH, height);
  drawTitle(context, title, palette);
  let y = TITLE;
  for (const { scene, legend, top } of drawn) {
    drawAt(context, y, () => drawLegend(context, legend, palette));
    drawAt(context, y + top, () => drawPlot(context, scene, palette));
    y += top + HEIGHT + 8;
  }
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'));
}

function drawAt(context: Context, y: number, draw: () => void): void {
  context.save();
  context.translate(MARGIN, y);
  draw();
  context.restore();
}

function drawTitle(context: Context, title: string, palette: Palette): void {
  context.font = `600 15px ${palette.font}`;
  context.fillStyle = palette.text;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(title, MARGIN, TITLE / 2 + 4, WIDTH - 2 * MARGIN);
}

function entriesIn(
  context: Context,
  parts: readonly Pick<Entry, 'text' | 'colour' | 'dash'>[],
  width: number,
): readonly Entry[] {
  let [x, row] = [0, 0];
  return parts.map((part) => {
    const room = 26 + context.measureText(part.text).width + 20;
    if (x > 0 && x + room > width) [x, row] = [0, row + 1];
    const entry = { ...part, x, row };
    x += room;
    return entry;
  });
}

function legendHeight(legend: readonly Entry[]): number {
  return ((legend.at(-1)?.row ?? 0) + 1) * LEGEND_ROW + 4;
}

function drawLegend(context: Context, legend: readonly Entry[], palette: Palette): void {
  context.font = `13px ${palette.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { text, colour, dash, x, row } of legend) {
    const y = row * LEGEND_ROW + LEGEND_ROW / 2;
    context.strokeStyle = colour;
    context.lineWidth = dash === null ? 3 : 1.75;
    context.setLineDash([...dashOf(dash)]);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 18, y);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = palette.text;
    context.fillText(text, x + 26, y);
  }
}
