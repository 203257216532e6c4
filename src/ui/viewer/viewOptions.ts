/** How a model is shown without the editor, as the address asks for it. */
export interface ViewOptions {
  /** `present` has the window to itself; `embed` is a part of another page. */
  readonly kind: 'present' | 'embed';
  /** Whether the pinned values stand there to be changed. */
  readonly controls: boolean;
  /** All plots, none, or those of these fields. */
  readonly plots: boolean | readonly string[];
  readonly theme: 'system' | 'light' | 'dark';
}

/** Fields that an address names at most, and characters of all their names. */
const MOST_FIELDS = 50;
const MOST_CHARACTERS = 2_000;

const OFF = /^(?:off|no|false|0)$/;

function plotsIn(text: string | null): ViewOptions['plots'] {
  if (text === null || /^(?:on|yes|true|1|)$/.test(text)) return true;
  if (OFF.test(text)) return false;
  const fields = text
    .slice(0, MOST_CHARACTERS)
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
  return fields.slice(0, MOST_FIELDS);
}

/**
 * Reads `?embed&controls=off&plots=tank.y,pump.out&theme=dark` or `?view=present`. What it does not know, such
 * as `autoplay`, changes nothing: a model never runs by itself.
 *
 * @returns null where the address asks for the editor
 */
export function readViewOptions(search: string): ViewOptions | null {
  const asked = new URLSearchParams(search);
  const isEmbed = asked.has('embed') && !OFF.test(asked.get('embed') ?? '');
  if (!isEmbed && asked.get('view') !== 'present') return null;
  const theme = asked.get('theme');
  return {
    kind: isEmbed ? 'embed' : 'present',
    controls: !OFF.test(asked.get('controls') ?? ''),
    plots: plotsIn(asked.get('plots')),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}
