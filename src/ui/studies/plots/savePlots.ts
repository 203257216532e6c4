import { finish } from '../../../base/work.ts';
import { rasterised } from '../../page/rasterised.ts';
import { canvasPen, SvgPen } from '../draw/pen.ts';
import type { Palette } from '../../plots/draw/palette.ts';
import type { StudyPlot, TrialsView } from './picture.ts';
import { choicesOf, findingWork, KIND_NAMES, pictureOf } from './plotChoice.ts';

const WIDTH = 1000;
const HEIGHT = 340;
const MARGIN = 24;
const TITLE = 44;
const HEADING = 30;

/**
 * The plots of a study under each other for a report, as SVG.
 *
 * @param measure the width of a text, where it is not to be guessed
 */
export function plotsSvg(
  plots: readonly StudyPlot[],
  view: TrialsView,
  title: string,
  palette: Palette,
  measure?: (text: string) => number,
): { readonly svg: string; readonly width: number; readonly height: number } {
  const pen = new SvgPen(palette.font, measure);
  pen.text(title, MARGIN, TITLE / 2 + 4, { colour: palette.text, size: 15, bold: true });
  let y = TITLE;
  for (const { kind, ...plot } of plots) {
    const choices = choicesOf({ kind, ...plot }, view);
    if (choices === null) continue;
    const work = findingWork(kind, choices, view);
    const found = work === null ? {} : finish(work());
    const sheet = { width: WIDTH - 2 * MARGIN, height: HEIGHT, palette };
    const picture = pictureOf(kind, choices, view, found, sheet);
    if (picture === null) continue;
    pen.moveTo(MARGIN, y);
    pen.text(KIND_NAMES[kind], 0, HEADING / 2, { colour: palette.muted, size: 13, bold: true });
    pen.moveTo(MARGIN, y + HEADING);
    picture.draw(pen);
    pen.moveTo(0, 0);
    y += HEADING + HEIGHT + 12;
  }
  const height = y + MARGIN;
  return { svg: pen.document(WIDTH, height, palette.surface), width: WIDTH, height };
}

/** The same as a file; null where the browser does not draw it. */
export async function plotsPicture(
  kind: 'png' | 'svg',
  ...given: Parameters<typeof plotsSvg>
): Promise<Blob | null> {
  const [plots, view, title, palette] = given;
  const context = document.createElement('canvas').getContext('2d');
  const measure = context === null ? undefined : canvasPen(context, palette.font).textWidth;
  const drawn = plotsSvg(plots, view, title, palette, measure);
  if (kind === 'svg') return new Blob([drawn.svg], { type: 'image/svg+xml' });
  const bytes = await rasterised(drawn);
  return bytes === null ? null : new Blob([bytes.slice()], { type: 'image/png' });
}
