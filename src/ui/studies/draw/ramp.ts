import type { Palette } from '../../plots/draw/palette.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** Shades that a picture tells apart. */
export const SHADES = 12;

function rgbOf(colour: string): Rgb {
  const digits = /^#([0-9a-f]{6})/i.exec(colour)?.[1] ?? '808080';
  const part = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

const mixed = (a: Rgb, b: Rgb, share: number): string => {
  const parts = a.map((from, i) => Math.round(from + ((b[i] ?? 0) - from) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};

/**
 * Colours from the ground to the ink by way of the accent: the more of a number, the more ink, in light and in
 * dark. The first can still be told from the ground.
 */
export function rampOf({ surface, accent, text }: Palette): readonly string[] {
  const [ground, middle, ink] = [surface, accent, text].map(rgbOf) as [Rgb, Rgb, Rgb];
  return Array.from({ length: SHADES }, (_, i) => {
    const share = 0.14 + (0.78 * i) / (SHADES - 1);
    return share < 0.6
      ? mixed(ground, middle, share / 0.6)
      : mixed(middle, ink, (share - 0.6) / 0.4);
  });
}

/** The place on a ramp of a value between two others; what is no number has the first. */
export function shadeOf(value: number, min: number, max: number): number {
  if (Number.isNaN(value)) return 0;
  if (!(max > min)) return SHADES - 1;
  const share = (value - min) / (max - min);
  return Math.max(0, Math.min(SHADES - 1, Math.floor(share * SHADES)));
}
