/** The colours and the font that a plot is drawn with, as a canvas takes them. */
export interface Palette {
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly border: string;
  readonly axis: string;
  readonly accent: string;
  /** By number, from one. */
  readonly series: readonly string[];
  readonly font: string;
}

const COLOURS = 8;

/** The colour of a series as a value of CSS. */
export function seriesColour(colour: number): string {
  return `var(--series-${colour})`;
}

/** The palette as it is where an element stands. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: token('--surface'),
    text: token('--text'),
    muted: token('--text-muted'),
    border: token('--border'),
    axis: token('--border-strong'),
    accent: token('--accent'),
    series: Array.from({ length: COLOURS + 1 }, (_, at) => token(`--series-${at}`)),
    font: style.fontFamily,
  };
}

/** The palette of the light theme, whichever the screen is in. Nothing is painted in between. */
export function lightPalette(element: Element): Palette {
  const root = document.documentElement;
  const before = root.getAttribute('data-theme');
  root.setAttribute('data-theme', 'light');
  const palette = paletteOf(element);
  if (before === null) root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', before);
  return palette;
}

/** Calls back when the theme changes; the returned function stops that. */
export function onTheme(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
