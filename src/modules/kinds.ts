import type { Json } from '../base/json.ts';
import type { FormField } from '../model/index.ts';

/** What a type in the code says of an argument. */
export interface Kind {
  readonly kind: FormField['kind'];
  readonly item?: 'number' | 'text' | 'any';
  readonly choices?: readonly string[];
  readonly nullable: boolean;
  /** Said beside the type, as in `Annotated[float, "help"]`. */
  readonly help?: string;
}

export const ANY: Kind = { kind: 'any', nullable: true };
/** The type of nothing but null. */
export const NOTHING: Kind = { kind: 'object', nullable: true };

export const plainKind = (kind: FormField['kind']): Kind => ({ kind, nullable: false });

/** A list or map of elements of a kind; undefined: of any. */
export function holding(kind: 'list' | 'map', inner?: Kind): Kind {
  const of = inner?.nullable === false ? inner.kind : 'any';
  const isNumber = of === 'number' || of === 'integer';
  return { kind, item: isNumber ? 'number' : of === 'text' ? 'text' : 'any', nullable: false };
}

/** One of some texts. */
export const choiceOf = (choices: readonly string[], nullable = false): Kind => ({
  kind: 'choice',
  choices,
  nullable,
});

/** What a value of any of these types is. */
export function unionOf(kinds: readonly Kind[]): Kind {
  const nullable = kinds.some((one) => one.nullable);
  const some = kinds.filter((one) => one !== NOTHING);
  const [first = ANY] = some;
  if (some.every(({ kind }) => kind === 'choice')) {
    return choiceOf([...new Set(some.flatMap(({ choices }) => choices ?? []))], nullable);
  }
  if (some.every(({ kind }) => kind === 'number' || kind === 'integer')) {
    const kind = some.some((one) => one.kind === 'number') ? 'number' : first.kind;
    return { ...first, kind, nullable };
  }
  const isSame = some.every((one) => one.kind === first.kind && one.item === first.item);
  return isSame ? { ...first, nullable } : ANY;
}

/** `time_step` and `timeStep` as `Time step`. */
export function labelOf(name: string): string {
  const words = name
    .replace(
      /([a-z\d])([A-Z])(?=[a-z\d])/g,
      (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
    )
    .replaceAll('_', ' ')
    .trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The field of a form for an argument. */
export function fieldOfKind(
  name: string,
  { kind: told, item, choices, nullable, help: said }: Kind,
  more: { readonly help: string; readonly required: boolean; readonly default?: Json | undefined },
): FormField {
  return {
    name,
    label: labelOf(name),
    help: said ?? more.help,
    // A type of nothing but null says nothing of a value.
    kind: told === 'object' ? 'any' : told,
    ...(item === undefined ? {} : { item }),
    ...(choices === undefined ? {} : { choices }),
    required: more.required,
    nullable: nullable || more.default === null,
    ...(more.default === undefined ? {} : { default: more.default }),
  };
}
