import { allPorts, type Catalogue, type PatchbayDocument, specOf } from '../../model/index.ts';

/** Something that may be written at a place of the text. */
interface Offer {
  readonly label: string;
  /** A word or two beside the label. */
  readonly detail?: string;
  /** A sentence for the one that is chosen. */
  readonly info?: string;
  /** What is written, when it is more than the label. */
  readonly apply?: string;
}

export interface Offers {
  /** Where the word begins that an offer completes, in the last line. */
  readonly column: number;
  readonly offers: readonly Offer[];
}

const TYPE = /^\s*(?:-\s+)?type:\s+(["']?)([\w.]*)$/;
const END = /(?:^|[\s{,])(source|target):\s+(["']?)([\w.-]*)$/;
const KEY = /^(\s+)([\w]*)$/;

/** Arguments that every component has, beside its own. */
const COMMON: readonly Offer[] = [
  { label: 'name', detail: 'how connectors call it', apply: 'name: ' },
  { label: 'initial_values', detail: 'first values of inputs', apply: 'initial_values:' },
  { label: 'parameters', detail: 'values for its own use', apply: 'parameters:' },
];

/**
 * What may be written at the end of these lines, the last of which ends at the cursor: types of
 * components, ends of connectors, arguments of the component around. Null: nothing that is known.
 */
export function offersAt(
  lines: readonly string[],
  document: PatchbayDocument,
  catalogue: Catalogue,
): Offers | null {
  const line = lines.at(-1) ?? '';
  const type = TYPE.exec(line);
  if (type) return { column: line.length - (type[2] ?? '').length, offers: types(catalogue) };
  const end = END.exec(line);
  if (end) {
    const offers = ends(document, catalogue, end[1] === 'source' ? 'outputs' : 'inputs');
    return { column: line.length - (end[3] ?? '').length, offers };
  }
  const key = KEY.exec(line);
  const name = key && typeAround(lines.slice(0, -1), (key[1] ?? '').length);
  const known = name ? catalogue.find(name) : undefined;
  if (key === null || known === undefined) return null;
  const own = known.form.map(({ name: label, help, unit }): Offer => {
    return { label, info: help, apply: `${label}: `, ...(unit ? { detail: unit } : {}) };
  });
  return { column: (key[1] ?? '').length, offers: [...own, ...COMMON] };
}

function types({ types: known }: Catalogue): readonly Offer[] {
  return known.map(({ type, label, summary }) => ({ label: type, detail: label, info: summary }));
}

function ends(
  document: PatchbayDocument,
  catalogue: Catalogue,
  side: 'inputs' | 'outputs',
): readonly Offer[] {
  return [...allPorts(specOf(document), catalogue)].flatMap(([name, ports]) =>
    ports[side].map((field) => ({ label: `${name}.${field}` })),
  );
}

const indentOf = (line: string) => line.length - line.trimStart().length;
/** A dash belongs to the indentation of what stands behind it. */
const withoutDash = (line: string) => line.replace(/^(\s*)- /, '$1  ');

/** The type of the component whose `args` are being written, indented so far. */
function typeAround(lines: readonly string[], indent: number): string | null {
  const filled = lines.filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const at = filled.findLastIndex((line) => indentOf(withoutDash(line)) < indent);
  const head = withoutDash(filled[at] ?? '');
  // With a dash of its own it begins the item: there is no type before it.
  if (head.trim() !== 'args:' || head !== filled[at]) return null;
  const level = indentOf(head);
  // Its type stands before it, in the same item of the list.
  for (let i = at - 1; i >= 0; i--) {
    const line = filled[i] ?? '';
    const plain = withoutDash(line);
    if (indentOf(plain) < level) return null;
    const type = /^\s*type:\s+["']?([\w.]+)/.exec(plain);
    if (indentOf(plain) === level && type) return type[1] ?? null;
    if (plain !== line && indentOf(plain) === level) return null;
  }
  return null;
}
