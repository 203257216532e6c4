import { strToU8 } from 'fflate';
import { builtin } from '../builtin.ts';
import { gzip } from '../csv/gzip.ts';
import { headerLine, tableLines } from '../csv/writeTable.ts';
import { ComponentFailure } from '../ComponentFailure.ts';
import { fieldsOf } from '../fieldsOf.ts';
import { suffixOf } from '../fileArgs.ts';
import { MOST_KEPT } from '../ring.ts';
import { fileWriterType } from './descriptor.ts';

/** Characters of texts that wait to be written at most: no text may be of any length. */
const MOST_LETTERS = 200_000_000;

export class FileWriter extends builtin(fileWriterType) {
  readonly #fields = fieldsOf(this);
  /** The rows not written yet, by column. */
  #columns: unknown[][] = this.#emptyColumns();
  /** Characters of the texts in them. */
  #letters = 0;
  #hasHeader = false;

  static override readonly save = (writer: FileWriter) => ({
    columns: writer.#columns,
    hasHeader: writer.#hasHeader,
  });
  static override readonly restore = (writer: FileWriter, saved: unknown): void => {
    const { columns, hasHeader } = saved as { columns: unknown[][]; hasHeader: boolean };
    if (!Array.isArray(columns) || !columns.every(Array.isArray))
      throw new TypeError('No columns.');
    writer.#columns = columns;
    writer.#hasHeader = hasHeader;
  };
  /** What was written before the checkpoint stays. */
  static override readonly resume = (): void => undefined;

  /** Empties the file, or makes it: not before the model is known to be valid. */
  override async init(): Promise<void> {
    await this.host.files.create(this.args.path);
  }

  override step(): void | Promise<void> {
    const { field_names, chunk_size } = this.args;
    field_names.forEach((name, i) => {
      const value = this.#fields[name];
      if (typeof value === 'string') this.#letters += value.length;
      this.#columns[i]?.push(value);
    });
    const rows = this.#columns[0]?.length ?? 0;
    const isFull = rows * field_names.length > MOST_KEPT || this.#letters > MOST_LETTERS;
    if (isFull) throw tooMany(chunk_size);
    return chunk_size !== null && rows >= chunk_size ? this.#save() : undefined;
  }

  /** Called when the run of the component has ended well: writes the rows that are left. */
  override async finish(): Promise<void> {
    if ((this.#columns[0]?.length ?? 0) > 0) await this.#save();
  }

  async #save(): Promise<void> {
    const { path, field_names } = this.args;
    const header = this.#hasHeader ? '' : headerLine(field_names);
    const text = strToU8(header + tableLines(this.#columns));
    this.#columns = this.#emptyColumns();
    this.#letters = 0;
    this.#hasHeader = true;
    await this.host.files.append(path, suffixOf(path).endsWith('.gz') ? gzip(text) : text);
  }

  #emptyColumns(): unknown[][] {
    return this.args.field_names.map(() => []);
  }
}

function tooMany(chunkSize: number | null): ComponentFailure {
  const most = MOST_KEPT.toLocaleString('en');
  const letters = MOST_LETTERS.toLocaleString('en');
  const what = chunkSize === null ? 'set chunk_size' : 'set chunk_size to fewer rows';
  const message = `There is no room for more than ${most} values, or ${letters} characters, that wait to be written: ${what}.`;
  return new ComponentFailure('TOO_MANY_VALUES', message);
}
