import type { YamlLimits } from './limits.ts';
import { simpleScalar } from './simpleScalars.ts';
import type { Path } from './toValue.ts';

export type Most = Pick<YamlLimits, 'nodes' | 'characters'>;

/** Thrown where a text is not simple, for `readSimple` alone. */
export class LeftToParser extends Error {}

export function leave(): never {
  // Not made before: an engine that is watched looks up where each error was made, which takes it longer than
  // to read a model.
  throw new LeftToParser();
}

/** Whether a colon or hyphen before `at` is a mark, not a part of a word. */
export function isWordOver(text: string, at: number): boolean {
  return at >= text.length || text[at] === ' ' || text[at] === '\n';
}

/**
 * Reads what stands within a line: scalars, and maps and lists in braces and brackets. A class because place,
 * path and counts belong together.
 */
export class FlowReader {
  readonly floats: Path[] = [];
  protected readonly text: string;
  /** Keys and numbers that lead to what is being read. */
  protected readonly path: (string | number)[] = [];
  /** Where the reading is, in the line that ends at `end`. */
  protected at = 0;
  protected end = 0;
  readonly #most: Most;
  #nodes = 0;
  #characters = 0;

  constructor(text: string, most: Most) {
    this.text = text;
    this.#most = most;
  }

  /** A node with so many characters of its own, as `toValue` counts them. */
  protected count(characters: number): void {
    this.#nodes++;
    this.#characters += characters;
    if (this.#nodes > this.#most.nodes || this.#characters > this.#most.characters) leave();
  }

  protected blanks(): void {
    while (this.text.charCodeAt(this.at) === 32) this.at++;
  }

  /** The scalar without quotes that stands here up to `end`; goes there. */
  protected plain(end: number): unknown {
    let last = end;
    while (this.text.charCodeAt(last - 1) === 32) last--;
    const text = this.text.slice(this.at, last);
    const read = simpleScalar(text);
    if (read === null) return leave();
    this.count(text.length);
    if (read.isWholeFloat) this.floats.push([...this.path]);
    this.at = end;
    return read.value;
  }

  /** Puts an entry into a map; one that comes twice is the parser's. */
  protected put(map: Record<string, unknown>, name: string, value: () => unknown): void {
    if (name === '__proto__' || Object.hasOwn(map, name)) leave();
    this.path.push(name);
    map[name] = value();
    this.path.pop();
  }

  /** Behind the quotes that begin here and end in this line without an escape. */
  protected quoteEnd(): number {
    const quote = this.text[this.at] ?? '';
    const last = this.text.indexOf(quote, this.at + 1);
    if (last < 0 || last >= this.end || this.text[last + 1] === quote) leave();
    if (quote === '"' && this.text.slice(this.at, last).includes('\\')) leave();
    return last + 1;
  }

  #quoted(): string {
    const end = this.quoteEnd();
    const text = this.text.slice(this.at + 1, end - 1);
    this.count(text.length);
    this.at = end;
    return text;
  }

  /** A value within braces, brackets or quotes, or one of those; goes behind it. */
  protected flow(): unknown {
    const start = this.text[this.at];
    if (start === '"' || start === "'") return this.#quoted();
    if (start === '{') return this.#map();
    return start === '[' ? this.#list() : this.plain(this.#plainEnd());
  }

  #map(): unknown {
    const map: Record<string, unknown> = {};
    this.count(0);
    this.#entries('}', () => {
      const start = this.text[this.at];
      const name = start === '{' || start === '[' ? leave() : this.flow();
      if (typeof name !== 'string' || this.text[this.at] !== ':') return leave();
      if (this.text[this.at + 1] !== ' ') leave();
      this.at += 2;
      this.blanks();
      this.put(map, name, () => this.flow());
    });
    return map;
  }

  #list(): unknown {
    const list: unknown[] = [];
    this.count(0);
    this.#entries(']', () => {
      this.path.push(list.length);
      list.push(this.flow());
      this.path.pop();
    });
    return list;
  }

  /** Entries up to the mark that ends them; none is empty. */
  #entries(last: string, read: () => void): void {
    this.at++;
    this.blanks();
    if (this.text[this.at] === last) {
      this.at++;
      return;
    }
    for (;;) {
      read();
      this.blanks();
      const mark = this.text[this.at];
      this.at++;
      if (mark === last) return;
      if (mark !== ',') leave();
      this.blanks();
    }
  }

  /** Where a scalar without quotes ends that stands in braces or brackets. */
  #plainEnd(): number {
    const { text, end } = this;
    for (let at = this.at; at < end; at++) {
      const character = text[at];
      if (character === ',' || character === ']' || character === '}') return at;
      // A key ends with its colon; anything else with a colon is left to the parser.
      if (character === ':') return text[at + 1] === ' ' && text[at - 1] !== ' ' ? at : leave();
      if (character === '[' || character === '{' || character === '#') leave();
    }
    return leave();
  }
}
