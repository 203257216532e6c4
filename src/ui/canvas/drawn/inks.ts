import type { Hue } from '../graph.ts';

/** Colours of a component's category, as a context takes them. */
export interface HueInks {
  readonly hue: string;
  /** The body where nothing can be read any more. */
  readonly block: string;
  readonly header: string;
  readonly tile: string;
  readonly wire: string;
}

/** Every colour and font of the canvas, resolved for the theme of now. */
export interface Inks {
  readonly canvas: string;
  readonly surface: string;
  readonly sunken: string;
  readonly border: string;
  readonly text: string;
  readonly textSecondary: string;
  readonly textMuted: string;
  readonly accent: string;
  readonly bad: string;
  readonly badSolid: string;
  readonly warningSolid: string;
  readonly onSolid: string;
  readonly good: string;
  readonly info: string;
  readonly warning: string;
  readonly hues: Readonly<Record<Hue, HueInks>>;
  readonly font: string;
}

const HUES: readonly Hue[] = [
  ...(['source', 'math', 'control', 'signal', 'statistics', 'file', 'sink', 'custom'] as const),
  'unknown',
];

const PLAIN = {
  canvas: 'var(--canvas)',
  surface: 'var(--surface)',
  sunken: 'var(--surface-sunken)',
  border: 'var(--border-strong)',
  text: 'var(--text)',
  textSecondary: 'var(--text-secondary)',
  textMuted: 'var(--text-muted)',
  accent: 'var(--accent)',
  bad: 'var(--bad)',
  badSolid: 'var(--bad-solid)',
  warningSolid: 'var(--warning-solid)',
  onSolid: 'var(--on-solid)',
  good: 'var(--good)',
  info: 'var(--info)',
  warning: 'var(--warning)',
};

/** The same mixtures as in the styles of components and wires. */
const MIXED: Readonly<Record<keyof HueInks, (hue: string) => string>> = {
  hue: (hue) => hue,
  block: (hue) => `color-mix(in oklab, ${hue} 34%, var(--surface))`,
  header: (hue) => `color-mix(in oklab, ${hue} 7%, var(--surface))`,
  tile: (hue) => `color-mix(in oklab, ${hue} 21%, var(--surface))`,
  wire: (hue) => `color-mix(in oklab, ${hue} 55%, var(--border-strong))`,
};

/** Asks the page what the colours of its styles are, all at once. */
export function readInks(root: HTMLElement): Inks {
  const probe = document.createElement('div');
  probe.style.display = 'none';
  const wanted = new Map<string, HTMLElement>();
  const want = (expression: string): void => {
    const element = document.createElement('i');
    element.style.color = expression;
    wanted.set(expression, element);
    probe.append(element);
  };
  const variable = (hue: Hue) => `var(--hue-${hue === 'unknown' ? 'custom' : hue})`;
  for (const expression of Object.values(PLAIN)) want(expression);
  for (const hue of HUES) for (const mix of Object.values(MIXED)) want(mix(variable(hue)));
  root.append(probe);
  const found = new Map(
    [...wanted].map(([expression, i]) => [expression, getComputedStyle(i).color]),
  );
  const font = getComputedStyle(root).fontFamily;
  probe.remove();
  const ink = (expression: string): string => found.get(expression) ?? 'gray';
  const hueInks = (hue: Hue): HueInks => ({
    hue: ink(MIXED.hue(variable(hue))),
    block: ink(MIXED.block(variable(hue))),
    header: ink(MIXED.header(variable(hue))),
    tile: ink(MIXED.tile(variable(hue))),
    wire: ink(MIXED.wire(variable(hue))),
  });
  return {
    canvas: ink(PLAIN.canvas),
    surface: ink(PLAIN.surface),
    sunken: ink(PLAIN.sunken),
    border: ink(PLAIN.border),
    text: ink(PLAIN.text),
    textSecondary: ink(PLAIN.textSecondary),
    textMuted: ink(PLAIN.textMuted),
    accent: ink(PLAIN.accent),
    bad: ink(PLAIN.bad),
    badSolid: ink(PLAIN.badSolid),
    warningSolid: ink(PLAIN.warningSolid),
    onSolid: ink(PLAIN.onSolid),
    good: ink(PLAIN.good),
    info: ink(PLAIN.info),
    warning: ink(PLAIN.warning),
    hues: {
      source: hueInks('source'),
      math: hueInks('math'),
      control: hueInks('control'),
      signal: hueInks('signal'),
      statistics: hueInks('statistics'),
      file: hueInks('file'),
      sink: hueInks('sink'),
      custom: hueInks('custom'),
      unknown: hueInks('unknown'),
    },
    font,
  };
}

/** Calls whenever the colours may have changed; returns how to stop. */
export function watchTheme(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  const theme = new MutationObserver(changed);
  theme.observe(document.documentElement, { attributes: true });
  return () => {
    dark.removeEventListener('change', changed);
    theme.disconnect();
  };
}
