import type { Hue } from '../../../graph/graph.ts';

/** Colours of a component's category, as a context takes them. */
interface HueInks {
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
  readonly hueOf: (hue: Hue) => HueInks;
  readonly font: string;
}

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

/** Asks the page what colours its styles have, all of these at once: each question alone costs as much. */
function coloursOf<Name extends string>(
  root: HTMLElement,
  expressions: Readonly<Record<Name, string>>,
): Record<Name, string> {
  const probe = document.createElement('div');
  probe.style.display = 'none';
  const names = Object.keys(expressions) as Name[];
  const asked = names.map((name) => {
    const element = document.createElement('i');
    element.style.color = expressions[name];
    probe.append(element);
    return [name, element] as const;
  });
  root.append(probe);
  const found = asked.map(([name, element]) => [name, getComputedStyle(element).color]);
  probe.remove();
  return Object.fromEntries(found) as Record<Name, string>;
}

/** The colours of a category, mixed as in the styles of components and wires. */
function hueInks(root: HTMLElement, hue: Hue): HueInks {
  const plain = `var(--hue-${hue === 'unknown' ? 'custom' : hue})`;
  const mixed = (part: number, ground: string) =>
    `color-mix(in oklab, ${plain} ${part}%, var(${ground}))`;
  return coloursOf(root, {
    hue: plain,
    block: mixed(34, '--surface'),
    header: mixed(7, '--surface'),
    tile: mixed(21, '--surface'),
    wire: mixed(55, '--border-strong'),
  });
}

/** Colours and font of the page as it is; those of a category are asked for when it is first drawn. */
export function readInks(root: HTMLElement): Inks {
  const hues: Partial<Record<Hue, HueInks>> = {};
  return {
    ...coloursOf(root, PLAIN),
    hueOf: (hue) => (hues[hue] ??= hueInks(root, hue)),
    font: getComputedStyle(root).fontFamily,
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
