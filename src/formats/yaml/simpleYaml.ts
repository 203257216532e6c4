import { FlowReader, isWordOver, leave, LeftToParser, type Most } from './simpleFlow.ts';
import { NOT_SIMPLE, simpleScalar } from './simpleScalars.ts';
import type { Path } from './toValue.ts';

/** What a simple text says. */
export interface SimpleText {
  readonly value: unknown;
  /** Where floats stand whose value is whole. */
  readonly floats: readonly Path[];
}

/** A key in a block, and where the colon behind it ends. */
interface BlockKey {
  readonly name: string;
  readonly end: number;
}

/** A longer key is left to the parser, for which there is one that is too long. */
const LONGEST_KEY = 500;

/**
 * Reads a text that uses only the plainest of YAML: maps and lists in blocks, braces and brackets that end in
 * their line, scalars of one line without escapes, comments. So are most models, ours and those that people
 * write, and the parser takes ten times as long for them, since it keeps the place of each mark. Whatever is
 * not surely the same to both is left to it.
 *
 * @param most as for `toValue`; the levels of the text have been looked at before
 * @returns null where the parser has to read it
 */
export function readSimple(text: string, most: Most): SimpleText | null {
  if (NOT_SIMPLE.test(text)) return null;
  const reader = new SimpleReader(text, most);
  try {
    return { value: reader.read(), floats: reader.floats };
  } catch (fault) {
    if (fault instanceof LeftToParser) return null;
    throw fault;
  }
}

/** Reads what stands over several lines, by how far in they begin. */
class SimpleReader extends FlowReader {
  /** How far in the content of this line begins; -1 behind the last one. */
  #indent = -1;

  read(): unknown {
    this.#toLine(0);
    if (this.#indent !== 0 || this.text.startsWith('...', this.at)) leave();
    const value = this.#block();
    return this.#indent < 0 ? value : leave();
  }

  /** Goes to the first line from `from` on that has more than blanks and a comment. */
  #toLine(from: number): void {
    const { text } = this;
    for (let start = from; start < text.length;) {
      const found = text.indexOf('\n', start);
      this.end = found < 0 ? text.length : found;
      this.at = start;
      this.blanks();
      if (this.at < this.end && text[this.at] !== '#') {
        this.#indent = this.at - start;
        return;
      }
      start = this.end + 1;
    }
    this.#indent = -1;
  }

  #nextLine(): void {
    this.#toLine(this.end + 1);
  }

  /** Whether an item of a list begins here. */
  #isItem(): boolean {
    return this.text[this.at] === '-' && isWordOver(this.text, this.at + 1);
  }

  /** Whether the line has nothing more but a comment, which a blank parts from what stands before it. */
  #isLineOver(): boolean {
    if (this.at >= this.end) return true;
    return this.text[this.at] === '#' && this.text[this.at - 1] === ' ';
  }

  #block(): unknown {
    this.count(0);
    return this.#isItem() ? this.#list(this.#indent) : this.#map(this.#indent);
  }

  #list(indent: number): readonly unknown[] {
    const items: unknown[] = [];
    while (this.#indent === indent && this.#isItem()) {
      this.path.push(items.length);
      this.at++;
      this.blanks();
      items.push(this.#isLineOver() ? this.#below(indent) : this.#item(indent));
      this.path.pop();
    }
    return this.#indent > indent ? leave() : items;
  }

  /** What stands behind the hyphen: a map whose first entry begins there, or a value of one line. */
  #item(indent: number): unknown {
    if (this.#isItem()) leave();
    const key = this.#blockKey();
    if (key === null) return this.#lineValue(indent);
    this.count(0);
    return this.#map(this.at - (this.text.lastIndexOf('\n', this.at) + 1), key);
  }

  /** @param first its first key, where that was looked for before */
  #map(indent: number, first: BlockKey | null = null): unknown {
    const map: Record<string, unknown> = {};
    let key = first ?? this.#blockKey();
    for (;;) {
      if (key === null) return leave();
      this.count(key.name.length);
      this.at = key.end;
      this.blanks();
      this.put(map, key.name, () =>
        this.#isLineOver() ? this.#below(indent, true) : this.#lineValue(indent),
      );
      if (this.#indent > indent) return leave();
      if (this.#indent < indent || this.#isItem()) return map;
      key = this.#blockKey();
    }
  }

  /** The value in the lines below; a list in a map may begin as far in as its key. */
  #below(indent: number, isInMap = false): unknown {
    this.#nextLine();
    if (this.#indent > indent) return this.#block();
    this.count(0);
    return isInMap && this.#indent === indent && this.#isItem() ? this.#list(indent) : null;
  }

  /** The key that begins here; null where none does. */
  #blockKey(): BlockKey | null {
    const { text, at: start, end } = this;
    const first = text[start];
    if (first === '{' || first === '[') return null;
    if (first === '"' || first === "'") {
      const last = this.quoteEnd();
      if (text[last] !== ':') return null;
      return isWordOver(text, last + 1)
        ? { name: text.slice(start + 1, last - 1), end: last + 1 }
        : leave();
    }
    for (let at = start; at < end && at - start <= LONGEST_KEY; at++) {
      const character = text[at];
      if (character === '#' && text[at - 1] === ' ') return null;
      if (character !== ':' || !isWordOver(text, at + 1)) continue;
      const name = text[at - 1] === ' ' ? null : simpleScalar(text.slice(start, at))?.value;
      return typeof name === 'string' ? { name, end: at + 1 } : leave();
    }
    return null;
  }

  /** The value that the rest of the line holds; goes on to the next line. */
  #lineValue(indent: number): unknown {
    const isPlain = !/["'[{]/.test(this.text[this.at] ?? '');
    const value = isPlain ? this.plain(this.#plainEnd()) : this.flow();
    this.blanks();
    if (!this.#isLineOver()) leave();
    this.#nextLine();
    // A value that goes on in the next line.
    return this.#indent > indent ? leave() : value;
  }

  /** Where a scalar without quotes ends that stands in a block. */
  #plainEnd(): number {
    const { text, end } = this;
    for (let at = this.at; at < end; at++) {
      const character = text[at];
      if (character === ':' && isWordOver(text, at + 1)) leave();
      if (character === '#' && text[at - 1] === ' ') return at;
    }
    return end;
  }
}
