import { counted } from '../../base/counted.ts';
import { isObject } from '../../base/json.ts';
import { getAt, type PatchbayDocument } from '../../model/index.ts';
import { LAYOUT_PATH } from '../../model/layout/layoutPath.ts';

/** Something of a document that a YAML of it does not carry. */
export interface LeftOut {
  /** A key of the document; of what the editor keeps in the model, `config.KEY`. */
  readonly part: string;
  /** What it is, as an item of a list. */
  readonly text: string;
}

type Say = (value: unknown) => string;

const sizeOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 1;
const many =
  (one: string, rest = ''): Say =>
  (value) =>
    `${counted(sizeOf(value), one)}${rest}`;

/** What the editor keeps in a model, by its key. */
const OF_LAYOUT: Readonly<Record<string, Say>> = {
  disabled: many('component', ' switched off'),
  positions: () => 'the places on the canvas',
  groups: many('group'),
  notes: many('note'),
  badges: many('wire', ' shown as badges'),
  watch: many('watched field'),
  plots: many('plot'),
  controls: many('control', ' on the canvas'),
  run: () => 'the seed and other settings of a run',
  pool: () => 'which worker runs which component',
  studies: (value) => (sizeOf(value) === 1 ? '1 study' : `${sizeOf(value)} studies`),
};
/** Says nothing by itself. */
const BARE = 'version';

/** What of every part of a document its YAML leaves out. A new part has to say so here. */
const OF_DOCUMENT: Readonly<
  Record<
    keyof PatchbayDocument,
    (document: PatchbayDocument, options: { readonly layout: boolean }) => readonly LeftOut[]
  >
> = {
  format: () => [],
  // It is the text.
  source: () => [],
  config({ config }, { layout }) {
    const kept = layout ? null : getAt(config, LAYOUT_PATH);
    if (!isObject(kept)) return [];
    return Object.entries(kept)
      .filter(([key]) => key !== BARE)
      .map(([key, value]) => ({
        part: `config.${key}`,
        text: Object.hasOwn(OF_LAYOUT, key)
          ? (OF_LAYOUT[key]?.(value) ?? key)
          : `“${key}” of the section patchbay`,
      }));
  },
  name: ({ name }) => [{ part: 'name', text: `the name “${name}”: a file has its own` }],
  files: ({ files }) =>
    files.map(({ name }) => ({ part: 'files', text: `the file ${name}: send it beside the YAML` })),
};

/** What of a document a YAML of it does not carry: `readModelText` of `writeYaml` comes back without it. */
export function leftOutOfYaml(
  document: PatchbayDocument,
  options: { readonly layout: boolean },
): readonly LeftOut[] {
  return Object.values(OF_DOCUMENT).flatMap((tell) => tell(document, options));
}
