import type { Page } from '@playwright/test';

/**
 * Times of frames as a person sees them: the distances between the animation frames in which the picture
 * has changed (the view, or what is dragged) or a move of the pointer was answered (what snaps to a grid
 * stays where it is for some moves), while there is more input than the page can take. A browser
 * begins no new frame before the last one was laid out, painted and handed to the compositor, and a
 * compositor that is behind holds it up; so a distance holds script, style, layout, paint and raster
 * together. On a screen of 60 Hz none is shorter than 16.7 ms. Frames without a change do not count:
 * a page that hangs in its compositor goes on having empty ones.
 */
export interface Frames {
  start(): Promise<void>;
  /** Milliseconds of each frame since `start`. */
  stop(): Promise<readonly number[]>;
}

interface Recorder {
  /** Times of frames in which something had changed. */
  times: number[];
  moves: number;
  on: boolean;
}

declare global {
  interface Window {
    recorder?: Recorder;
  }
}

export function framesOf(page: Page): Frames {
  return {
    start: () =>
      page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const transformOf = (selector: string): string =>
              document.querySelector<HTMLElement>(selector)?.style.transform ?? '';
            const picture = (): string =>
              transformOf('.react-flow__viewport') + transformOf('.react-flow__node.dragging');
            const recorder: Recorder = { times: [], moves: 0, on: true };
            window.recorder = recorder;
            const move = (): void => void recorder.moves++;
            window.addEventListener('pointermove', move, { capture: true, passive: true });
            let seen = '';
            const tick = (time: number): void => {
              const now = `${picture()} ${recorder.moves}`;
              if (now !== seen) recorder.times.push(time);
              seen = now;
              if (recorder.on) requestAnimationFrame(tick);
              else window.removeEventListener('pointermove', move, { capture: true });
              resolve();
            };
            requestAnimationFrame(tick);
          }),
      ),
    stop: () =>
      page.evaluate(() => {
        const recorder = window.recorder;
        if (recorder === undefined) return [];
        recorder.on = false;
        return recorder.times.slice(1).map((time, i) => time - (recorder.times[i] ?? time));
      }),
  };
}

/** Resolves when the page has drawn a few frames in a row without a hitch. */
export async function calm(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let quick = 0;
        let before = performance.now();
        const began = before;
        const tick = (): void => {
          const now = performance.now();
          quick = now - before < 34 ? quick + 1 : 0;
          before = now;
          if (quick >= 30 || now - began > 8_000) resolve();
          else requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
      }),
  );
}

/** The value below which that share of the numbers lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
