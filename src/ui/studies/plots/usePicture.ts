import { useEffect, useRef, type RefObject } from 'react';
import { onTheme, type Palette, paletteOf } from '../../plots/draw/palette.ts';
import { canvasPen } from '../draw/pen.ts';
import type { Picture, Sheet } from './picture.ts';

export interface PictureOnScreen {
  /** To be set on the element that holds the canvas. */
  readonly host: RefObject<HTMLDivElement | null>;
  /** What was drawn last; null before the first frame. Only from a handler. */
  picture(): Picture | null;
}

/**
 * Draws a picture on the canvas in an element, at most once a frame, and anew when the element gets another
 * size, the theme changes or the font has come.
 *
 * @param make the same function as long as the picture is
 */
export function usePicture(make: (sheet: Sheet) => Picture | null): PictureOnScreen {
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<Picture | null>(null);
  const latest = useRef(make);
  const ask = useRef(() => {});

  useEffect(() => {
    const element = host.current;
    const canvas = element?.querySelector('canvas');
    if (!element || !canvas) return;
    let palette: Palette | null = null;
    let frame = 0;
    const draw = (): void => {
      frame = 0;
      const [width, height] = [element.clientWidth, element.clientHeight];
      const context = canvas.getContext('2d');
      if (width < 2 || height < 2 || !context) return;
      palette ??= paletteOf(element);
      const ratio = devicePixelRatio;
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      context.scale(ratio, ratio);
      drawn.current = latest.current({ width, height, palette });
      drawn.current?.draw(canvasPen(context, palette.font));
    };
    ask.current = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const again = () => ask.current();
    const resized = new ResizeObserver(again);
    resized.observe(element);
    const stopTheme = onTheme(() => {
      palette = null;
      again();
    });
    void document.fonts.ready.then(again);
    return () => {
      resized.disconnect();
      stopTheme();
      cancelAnimationFrame(frame);
      ask.current = () => {};
    };
  }, []);

  useEffect(() => {
    latest.current = make;
    ask.current();
  }, [make]);

  return { host, picture: () => drawn.current };
}
