import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import { foreignKind } from '../../base/text/foreignKind.ts';
import { utf16Label } from '../../base/text/likelyEncoding.ts';
import { notUtf8 } from '../../base/text/notUtf8.ts';
import { builtin } from '../builtin.ts';
import { ComponentFailure } from '../ComponentFailure.ts';
import { gunzip } from '../csv/gzip.ts';
import { type OddCell, TableReader, type TableChunk } from '../csv/readTable.ts';
import { TableError } from '../../base/csv/tokenize.ts';
import { fieldsOf } from '../fieldsOf.ts';
import { suffixOf } from '../fileArgs.ts';
import { warnNotFinite } from '../notFinite.ts';
import { fileReaderType } from './descriptor.ts';

export class FileReader extends builtin(fileReaderType) {
  readonly #fields = fieldsOf(this);
  #table: TableReader | null = null;
  #chunk: TableChunk | null = null;
  #row = 0;
  /** Rows sent so far: from a checkpoint it goes on behind them. */
  #sent = 0;

  static override readonly save = (reader: FileReader): number => reader.#sent;
  static override readonly restore = (reader: FileReader, sent: unknown): void =>
    reader.#skip(Number(sent));

  /** Reads the file and its first rows, so that a missing file or column is told before the run. */
  override async init(): Promise<void> {
    if (this.#table) return;
    const { path, field_names } = this.args;
    const bytes = await this.host.files.read(path);
    this.#reading(() => {
      const plain = suffixOf(path).endsWith('.gz') ? gunzip(bytes) : bytes;
      this.#table = new TableReader(this.#text(plain), field_names, (odd) => this.#oddCell(odd));
    });
    this.#fetch();
  }

  override step(): void {
    if (this.#chunk && this.#row >= this.#chunk.length) this.#fetch();
    if (!this.#chunk) return this.io.close();
    const { columns } = this.#chunk;
    const names = this.args.field_names;
    this.#sent++;
    for (let i = 0; i < names.length; i++) {
      const name = names[i] ?? '';
      const value = columns[i]?.[this.#row];
      this.#fields[name] = value;
      if (typeof value === 'number' && value - value !== 0) this.#warn(name, value);
    }
    this.#row++;
  }

  #warn(field: string, value: number): void {
    const at = { field, value, step: this.#sent };
    const why = Number.isNaN(value) ? 'empty or a word for no value' : 'an infinity or too large';
    warnNotFinite(this, at, [], () => `: the cell in ${this.args.path} is ${why}`);
  }

  /** Told of the cell and not only of what follows: a component behind that takes no texts. */
  #oddCell({ column, line, cell }: OddCell): void {
    const shown = cell.length > 40 ? `${cell.slice(0, 40)}...` : cell;
    const { path, chunk_size } = this.args;
    const where = chunk_size === null ? '' : ' in this chunk';
    const message = `The column ${column} of ${path} is text${where}, because of line ${line}: "${shown}" is no number; all other cells are.`;
    this.host.warn?.({
      code: 'FILE_COLUMN',
      component: this.name,
      field: column,
      step: null,
      message,
    });
  }

  /** Leaves out rows that were sent before; chunks are read as they were, since they are typed by chunk. */
  #skip(rows: number): void {
    this.#sent = rows;
    let left = rows;
    while (this.#chunk && left > this.#chunk.length) {
      left -= this.#chunk.length;
      this.#fetch();
    }
    this.#row = left;
  }

  /** The text of the file, strictly UTF-8, as pandas reads it. */
  #text(bytes: Uint8Array): string {
    const text = decodeUtf8(bytes);
    const isText = utf16Label(bytes) === null && foreignKind(bytes) === null;
    if (text.ok && isText) return text.value;
    const zero = { offset: bytes.indexOf(0), value: 0, line: 1, column: bytes.indexOf(0) + 1 };
    const { path } = this.args;
    const message = `${this.name} cannot read ${path}: It ${notUtf8(bytes, text.ok ? zero : text.error)}`;
    throw new ComponentFailure('FILE_NOT_TEXT', message);
  }

  #fetch(): void {
    this.#reading(() => {
      this.#chunk = this.#table?.next(this.args.chunk_size ?? Infinity) ?? null;
      this.#row = 0;
    });
  }

  #reading(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      const message = `${this.name} cannot read ${this.args.path}: ${error.message}`;
      throw new ComponentFailure('FILE_NOT_READABLE', message);
    }
  }
}
