import { strToU8 } from 'fflate';
import { builtin } from '../builtin.ts';
import { gzip } from '../csv/gzip.ts';
import { headerLine, tableLines } from '../csv/writeTable.ts';
import { fieldsOf } from '../fieldsOf.ts';
import { suffixOf } from '../fileArgs.ts';
import { fileWriterType } from './descriptor.ts';

export class FileWriter extends builtin(fileWriterType) {
  readonly #fields = fieldsOf(this);
  /** The rows not written yet, by column. */
  #columns: unknown[][] = this.#emptyColumns();
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
    field_names.forEach((name, i) => this.#columns[i]?.push(this.#fields[name]));
    const rows = this.#columns[0]?.length ?? 0;
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
    this.#hasHeader = true;
    await this.host.files.append(path, suffixOf(path).endsWith('.gz') ? gzip(text) : text);
  }

  #emptyColumns(): unknown[][] {
    return this.args.field_names.map(() => []);
  }
}
