import { drawCursor, placeOf, type Selection } from '../draw/drawCursor.ts';
import { drawPlot } from '../draw/drawPlot.ts';
import { onTheme, type Palette, paletteOf } from '../draw/palette.ts';
import { boxOfScene, type PlotInput, type PlotScene } from '../draw/plotScene.ts';
import { sceneOf } from '../draw/sceneOf.ts';
import { positionIn, valueIn } from '../draw/range.ts';

export type Size = Pick<PlotInput, 'width' | 'height'>;

/** A plot on the screen: two canvases over each other, drawn at most once per frame and only when asked. */
export interface PlotScreen {
  /** Draws anew in the next frame. */
  ask(): void;
  /** Draws what lies over the lines anew. */
  askCursor(): void;
  /** What was drawn last; null before the first frame. */
  scene(): PlotScene | null;
  select(selection: Selection | null): void;
  /** The step of the run at a place in pixels; null where there is none. */
  stepAt(x: number, y: number): number | null;
  dispose(): void;
}

export interface ScreenParts {
  readonly host: HTMLElement;
  readonly lines: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
  readonly input: (size: Size) => PlotInput;
  readonly step: () => number | null;
  readonly onDrawn: (scene: PlotScene) => void;
}

export function createPlotScreen(parts: ScreenParts): PlotScreen {
  const { host, lines, over, input, step, onDrawn } = parts;
  let palette: Palette | null = null;
  let scene: PlotScene | null = null;
  let selection: Selection | null = null;
  let frame = 0;
  let all = false;

  function draw(): void {
    frame = 0;
    const [width, height] = [host.clientWidth, host.clientHeight];
    if (width < 2 || height < 2) return;
    palette ??= paletteOf(host);
    if (all || scene === null) {
      all = false;
      scene = sceneOf(input({ width, height }));
      const context = cleared(lines, scene);
      if (context) drawPlot(context, scene, palette);
      onDrawn(scene);
    }
    const context = cleared(over, scene);
    if (context) drawCursor(context, scene, palette, step(), selection);
  }

  function askCursor(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }
  function ask(): void {
    all = true;
    askCursor();
  }

  const resized = new ResizeObserver(ask);
  resized.observe(host);
  const stopTheme = onTheme(() => {
    palette = null;
    ask();
  });
  // Text is measured and drawn anew when the font has come.
  void document.fonts.ready.then(ask);

  return {
    ask,
    askCursor,
    scene: () => scene,
    select(next) {
      selection = next;
      askCursor();
    },
    stepAt: (x, y) => (scene === null ? null : stepAt(scene, x, y)),
    dispose() {
      resized.disconnect();
      stopTheme();
      cancelAnimationFrame(frame);
      frame = -1;
    },
  };
}

/** The canvas in the size of a scene, empty, in units of CSS pixels. */
function cleared(
  canvas: HTMLCanvasElement,
  { width, height }: Size,
): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const context = canvas.getContext('2d');
  context?.setTransform(1, 0, 0, 1, 0, 0);
  context?.clearRect(0, 0, w, h);
  context?.scale(ratio, ratio);
  return context;
}

function stepAt(scene: PlotScene, x: number, y: number): number | null {
  const box = boxOfScene(scene);
  if (scene.x.field === null) {
    const { min, max } = scene.x.whole;
    const step = Math.round(valueIn(scene.x.range, (x - box.left) / box.width));
    return scene.traces.length + scene.lanes.length === 0
      ? null
      : Math.min(max, Math.max(min, step));
  }
  let [nearest, found] = [Infinity, null as number | null];
  for (const { xs, ys, steps, side, dash } of scene.traces) {
    if (dash !== null) continue;
    const axis = side === 'right' ? (scene.right ?? scene.left) : scene.left;
    for (let at = 0; at < ys.length; at++) {
      const left = box.left + positionIn(scene.x.range, xs[at] ?? 0) * box.width;
      const top = box.top + (1 - positionIn(axis.range, ys[at] ?? 0, axis.log)) * box.height;
      const distance = Math.hypot(left - x, top - y);
      if (distance < nearest) [nearest, found] = [distance, steps[at] ?? null];
    }
  }
  return found;
}

/** Where the cursor is along the horizontal axis, 0 to 1; the middle where it is not to be seen. */
export function cursorPosition(scene: PlotScene, step: number | null): number {
  if (step === null) return 0.5;
  const trace = scene.traces.at(-1);
  const x = scene.x.field === null || trace === undefined ? step : trace.xs[placeOf(trace, step)];
  const position = x === undefined ? 0.5 : positionIn(scene.x.range, x);
  return position >= 0 && position <= 1 ? position : 0.5;
}
