import type { Problem } from '../../model/index.ts';
import type { YamlLimits } from './limits.ts';
import { problemAt } from '../../model/problemAt.ts';
import { exactInt, hasValue, isRounded, plainKind, valueOf, type ScalarKind } from './scalars.ts';
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type Syntax,
  type YAMLMap,
} from './syntax.ts';

const CORE = 'tag:yaml.org,2002:';
const KINDS: Readonly<Record<string, ScalarKind>> = {
  str: 'str',
  int: 'int',
  float: 'float',
  bool: 'bool',
  null: 'null',
  timestamp: 'timestamp',
};

/** What a tree stands for, and what is wrong with it. */
export interface Reading {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Keys that are no texts, with the path of their map. */
  readonly keys: readonly { readonly problem: Problem; readonly path: string }[];
  /** What each node with an anchor stands for. */
  readonly anchored: ReadonlyMap<Node, unknown>;
  /** Warnings about whole numbers that have more digits than a number keeps here. */
  readonly rounded: readonly Problem[];
  /** Where floats stand whose value is whole, such as `2.0`: as numbers here they are the same as `2`. */
  readonly floats: readonly Path[];
}

export type Path = readonly (string | number)[];
type Most = Pick<YamlLimits, 'nodes' | 'characters'>;

/** What an anchor stands for, and what an alias of it costs and brings. */
interface Anchored {
  readonly value: unknown;
  readonly nodes: number;
  readonly characters: number;
  /** Whole floats in it, from it on. */
  readonly floats: readonly Path[];
}

/** What `<<` brings under a name. */
interface Merged {
  readonly item: unknown;
  readonly floats: readonly Path[];
}

/** Reads one tree; a class because anchors, counts and findings belong together. */
class Reader {
  readonly problems: Problem[] = [];
  readonly keys: { problem: Problem; path: string }[] = [];
  readonly anchored = new Map<Node, unknown>();
  readonly rounded: Problem[] = [];
  floats: Path[] = [];
  readonly #syntax: Syntax;
  readonly #anchors = new Map<string, Anchored>();
  readonly #open = new Set<string>();
  readonly #most: Most;
  readonly #exact: boolean;
  #nodes = 0;
  #characters = 0;

  constructor(syntax: Syntax, most: Most, exact: boolean) {
    this.#exact = exact;
    this.#syntax = syntax;
    this.#most = most;
  }

  get isTooMuch(): boolean {
    return this.#nodes > this.#most.nodes || this.#characters > this.#most.characters;
  }

  read(node: Node | null | undefined, path: Path): unknown {
    this.#nodes++;
    if (this.isTooMuch || node === null || node === undefined) return null;
    if (isAlias(node)) return this.#alias(node, path);
    const { anchor } = node as { anchor?: string };
    const [nodes, characters, floats] = [this.#nodes, this.#characters, this.floats.length];
    if (anchor !== undefined) this.#open.add(anchor);
    const value = this.#content(node, path);
    if (anchor !== undefined) {
      this.#open.delete(anchor);
      this.#anchors.set(anchor, {
        value,
        nodes: this.#nodes - nodes,
        characters: this.#characters - characters,
        floats: this.floats.slice(floats).map((one) => one.slice(path.length)),
      });
      this.anchored.set(node, value);
    }
    return value;
  }

  #content(node: Node, path: Path): unknown {
    if (isScalar(node)) return this.#scalar(node, path);
    const tag = (node as { tag?: string }).tag;
    if (isSeq(node)) {
      this.#checkTag(node, tag, 'seq');
      return node.items.map((item, i) => this.read(item as Node | null, [...path, i]));
    }
    if (isMap(node)) {
      this.#checkTag(node, tag, 'map');
      return this.#map(node, path);
    }
    return null;
  }

  #place(node: { readonly range?: readonly number[] | null | undefined }) {
    return this.#syntax.at(node.range?.[0] ?? 0);
  }

  #checkTag(node: Node, tag: string | undefined, kind: 'seq' | 'map'): void {
    if (tag === undefined || tag === '!' || tag === CORE + kind) return;
    this.#unknownTag(node, tag);
  }

  #unknownTag(node: { readonly range?: readonly number[] | null | undefined }, tag: string): void {
    const message = `There is no plain value for the tag ${tag.slice(0, 100)}.`;
    this.problems.push(problemAt('YAML_UNKNOWN_TAG', message, this.#place(node)));
  }

  #alias(node: Alias, path: Path): unknown {
    const known = this.#anchors.get(node.source);
    if (known === undefined) {
      const message = this.#open.has(node.source)
        ? `The alias *${node.source} lies inside its own anchor.`
        : `There is no anchor &${node.source} before this alias.`;
      this.problems.push(problemAt('YAML_UNKNOWN_ALIAS', message, this.#place(node)));
      return null;
    }
    this.#nodes += known.nodes;
    this.#characters += known.characters;
    if (!this.isTooMuch) for (const one of known.floats) this.floats.push([...path, ...one]);
    return known.value;
  }

  #scalar(node: Scalar, path: Path): unknown {
    const text = typeof node.value === 'string' ? node.value : String(node.value ?? '');
    this.#characters += text.length;
    const { tag } = node as { tag?: string };
    if (tag !== undefined && tag !== '!') {
      const kind = tag.startsWith(CORE) ? KINDS[tag.slice(CORE.length)] : undefined;
      if (kind === undefined) {
        this.#unknownTag(node, tag);
        return null;
      }
      return this.#tagged(node, text, kind, path);
    }
    // The tag `!` lets even a text in quotes be taken for a number.
    const isPlain = node.type === 'PLAIN' || tag === '!';
    return isPlain ? this.#valueOf(node, text, plainKind(text), path) : text;
  }

  /** An explicit tag: the text must be of its kind. */
  #tagged(node: Scalar, text: string, kind: ScalarKind, path: Path): unknown {
    const natural = plainKind(text);
    const fits =
      kind === 'str' ||
      kind === 'null' ||
      kind === natural ||
      (kind === 'bool' && plainKind(text.toLowerCase()) === 'bool') ||
      (kind === 'float' &&
        (natural === 'int' || (text.trim() !== '' && Number.isFinite(Number(text)))));
    if (!fits) {
      const message = `${JSON.stringify(text.slice(0, 60))} is no ${kind}.`;
      this.problems.push(problemAt('YAML_SYNTAX', message, this.#place(node)));
      return null;
    }
    if (kind === 'float' && natural === 'str') return this.#float(Number(text), path);
    // Meant as a float, it is the nearest one in plugboard too.
    if (kind === 'float' && natural === 'int' && hasValue(text, 'int'))
      return this.#float(valueOf(text, 'int'), path);
    return this.#valueOf(node, text, kind === 'float' && natural === 'int' ? 'int' : kind, path);
  }

  #valueOf(node: Scalar, text: string, kind: ScalarKind, path: Path): unknown {
    if (kind === 'int' && hasValue(text, kind) && isRounded(text)) {
      if (this.#exact) return exactInt(text);
      this.#round(node, text, path);
    }
    if (hasValue(text, kind)) {
      const value = valueOf(text, kind);
      return kind === 'float' ? this.#float(value, path) : value;
    }
    const message = `${JSON.stringify(text.slice(0, 60))} has no value here; put it in quotes.`;
    this.problems.push(problemAt('YAML_SYNTAX', message, this.#place(node)));
    return null;
  }

  #float(value: unknown, path: Path): unknown {
    if (Number.isInteger(value)) this.floats.push(path);
    return value;
  }

  #round(node: Scalar, text: string, path: Path): void {
    const shown = text.length > 40 ? `${text.slice(0, 40)}...` : text;
    const message = `${shown} has more digits than a number keeps here, where a run counts with ${String(valueOf(text, 'int'))}; plugboard keeps all. In quotes it is a text, with a point (${shown}.0) the same in both.`;
    const problem = problemAt('NUMBER_ROUNDED', message, this.#place(node), path.join('.'));
    this.rounded.push({ ...problem, severity: 'warning' });
  }

  #map(node: YAMLMap, path: Path): Record<string, unknown> {
    const own = new Map<string, unknown>();
    const merged = new Map<string, Merged>();
    for (const pair of node.items) {
      const key = pair.key as Node | null;
      this.#checkColon(key);
      if (isScalar(key) && key.type === 'PLAIN' && key.value === '<<' && key.tag === undefined) {
        this.#merge(pair.value as Node | null, merged, path);
        continue;
      }
      const name = this.#key(key, path);
      own.set(name, this.read(pair.value as Node | null, [...path, name]));
    }
    const value: Record<string, unknown> = {};
    const brought = [...merged].map(([name, { item }]) => [name, item] as const);
    for (const [name, { floats }] of merged) if (!own.has(name)) this.floats.push(...floats);
    for (const [name, item] of new Map([...brought, ...own])) {
      Object.defineProperty(value, name, {
        value: item,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return value;
  }

  /** In `{a:}` PyYAML sees a text that goes on, and refuses it. */
  #checkColon(key: Node | null): void {
    if (!isScalar(key) || key.type !== 'PLAIN') return;
    const end = key.range?.[1] ?? 0;
    if (!/^:[,?[\]{}]/.test(this.#syntax.text.slice(end, end + 2))) return;
    const message = 'Between the colon and what follows there must be a blank.';
    this.problems.push(problemAt('YAML_SYNTAX', message, this.#place(key)));
  }

  #merge(node: Node | null, into: Map<string, Merged>, path: Path): void {
    const before = this.floats.length;
    const value = this.read(node, [...path, '<<']);
    const isList = Array.isArray(value);
    const start = path.length + (isList ? 2 : 1);
    const floats = new Map<string, Path[]>();
    for (const one of this.floats.splice(before)) {
      const key = isList ? `${one[start - 1]} ${one[start]}` : `0 ${one[start]}`;
      const known = floats.get(key);
      const there = [...path, ...one.slice(start)];
      if (known === undefined) floats.set(key, [there]);
      else known.push(there);
    }
    const maps = [...(isList ? (value as unknown[]) : [value]).entries()].toReversed();
    for (const [at, map] of maps) {
      if (typeof map !== 'object' || map === null || Array.isArray(map)) {
        const message = 'Only maps can be merged with <<.';
        this.problems.push(
          problemAt('YAML_SYNTAX', message, node === null ? null : this.#place(node)),
        );
        return;
      }
      for (const [name, item] of Object.entries(map))
        into.set(name, { item, floats: floats.get(`${at} ${name}`) ?? [] });
    }
  }

  #key(node: Node | null, path: Path): string {
    // As a key, `=` is a text.
    const isEqualsSign = isScalar(node) && node.type === 'PLAIN' && node.value === '=';
    const value = isEqualsSign ? '=' : this.read(node, path);
    if (typeof value === 'string') return value;
    const at = node === null ? null : this.#place(node);
    if (typeof value === 'object' && value !== null) {
      this.problems.push(problemAt('YAML_SYNTAX', 'A list or a map cannot be a key.', at));
      return '';
    }
    const shown = String(value);
    const message = `Keys must be texts; this one is ${shown}. Put it in quotes.`;
    const problem = problemAt('YAML_KEY', message, at, [...path, shown].join('.'));
    this.keys.push({ problem, path: path.join('.') });
    return shown;
  }
}

/**
 * The plain value of a tree by PyYAML's rules. Never throws.
 *
 * @param exact whether whole numbers that a double cannot hold come as bigints, with all of their digits
 */
export function toValue(syntax: Syntax, most: Most, exact = false): Reading {
  const reader = new Reader(syntax, most, exact);
  const value = reader.read(syntax.root, []);
  const { problems, keys, anchored, rounded, floats } = reader;
  if (!reader.isTooMuch) return { value, problems, keys, anchored, rounded, floats };
  const message = `With its aliases written out, the text has more than ${most.nodes} parts or ${most.characters} characters.`;
  const tooMany = [problemAt('YAML_TOO_MANY_ALIASES', message)];
  return { value: null, problems: tooMany, keys: [], anchored, rounded: [], floats: [] };
}
