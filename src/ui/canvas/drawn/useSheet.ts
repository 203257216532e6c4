import { useEffect, useRef, type RefObject } from 'react';

/** What the canvas shows of its plane. */
export interface FlowView {
  /** Where the plane's origin is, and the zoom. */
  readonly transform: readonly [number, number, number];
  readonly width: number;
  readonly height: number;
  readonly nodeLookup: ReadonlyMap<
    string,
    { readonly internals: { readonly positionAbsolute: { x: number; y: number } } }
  >;
}

/** Tells what a canvas shows of its plane, and when it shows something else. */
export interface ViewSource {
  getState(): SheetView;
  subscribe(listener: (now: SheetView, before: SheetView) => void): () => void;
}

interface SheetView extends FlowView {
  /** Another object when what stands on the plane does. */
  readonly nodes: unknown;
}

/** Draws in the coordinates of the plane; the sheet is empty, its style says the colours. */
export type DrawOverlay = (
  context: CanvasRenderingContext2D,
  view: FlowView,
  style: CSSStyleDeclaration,
) => void;

const never = (): boolean => false;

/**
 * One sheet over the whole canvas, for what changes too often to be elements. It is drawn at most once
 * per frame, when `subscribe` says so and when the view, the nodes or the theme change.
 *
 * @param subscribe must stay the same function while nothing else is to be listened to
 * @param isEmpty whether nothing is to be drawn: then the sheet is none that a frame has to compose
 */
export function useSheet(
  flow: ViewSource,
  draw: DrawOverlay,
  subscribe: (ask: () => void) => () => void,
  isEmpty: () => boolean = never,
): RefObject<HTMLCanvasElement | null> {
  const sheet = useRef<HTMLCanvasElement>(null);
  const latest = useRef({ draw, isEmpty });
  const request = useRef<() => void>(() => undefined);

  useEffect(() => {
    latest.current = { draw, isEmpty };
    request.current();
  }, [draw, isEmpty]);

  useEffect(() => {
    let frame = 0;
    const drawNow = (): void => {
      frame = 0;
      if (!sheet.current) return;
      const empty = latest.current.isEmpty();
      sheet.current.style.display = empty ? 'none' : '';
      if (!empty) drawOn(sheet.current, flow.getState(), latest.current.draw);
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(drawNow);
    };
    request.current = ask;
    const stopFlow = flow.subscribe((now, before) => {
      if (
        now.transform !== before.transform ||
        now.width !== before.width ||
        now.height !== before.height ||
        now.nodes !== before.nodes
      )
        ask();
    });
    const stop = subscribe(ask);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', ask);
    const theme = new MutationObserver(ask);
    theme.observe(document.documentElement, { attributes: true });
    ask();
    return () => {
      stopFlow();
      stop();
      dark.removeEventListener('change', ask);
      theme.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [flow, subscribe]);

  return sheet;
}

function drawOn(sheet: HTMLCanvasElement, view: FlowView, draw: DrawOverlay): void {
  const { transform, width, height } = view;
  const [x, y, zoom] = transform;
  const ratio = devicePixelRatio;
  const w = Math.round(width * ratio);
  const h = Math.round(height * ratio);
  if (sheet.width !== w) sheet.width = w;
  if (sheet.height !== h) sheet.height = h;
  const context = sheet.getContext('2d');
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, w, h);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, x * ratio, y * ratio);
  draw(context, view, getComputedStyle(sheet));
}

/** Whether something of a node is in view, with some room around it. */
export function isInView(
  { transform: [x, y, zoom], width, height }: FlowView,
  at: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
): boolean {
  const room = 100;
  const left = at.x * zoom + x;
  const top = at.y * zoom + y;
  return (
    left < width + room &&
    top < height + room &&
    left + size.width * zoom > -room &&
    top + size.height * zoom > -room
  );
}
