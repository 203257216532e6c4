import { TableError, tokenize } from './tokenize.ts';
import { typeColumn, type CellValue } from './typeColumn.ts';

/** Some rows of a table by column; every list has `length` values. */
export interface TableChunk {
  readonly length: number;
  readonly columns: readonly (readonly CellValue[])[];
}

/**
 * Reads a CSV text chunk by chunk as pandas does. The header is read (and columns that are not there
 * are reported) before the first chunk; of the other columns nothing is kept. Throws `TableError`.
 */
export class TableReader {
  private readonly rows: Iterator<string[], void, undefined>;
  private readonly width: number;
  private readonly places: readonly number[];
  /** The first row, read ahead: its length tells the width of the table. */
  private ahead: string[] | undefined;
  private line = 1;

  constructor(text: string, columns: readonly string[]) {
    this.rows = tokenize(text);
    const header = this.rows.next().value;
    if (!header) throw new TableError('The file is empty: it has no header line.');
    this.ahead = this.rows.next().value ?? undefined;
    this.width = Math.max(header.length, this.ahead?.length ?? 0);
    // Rows longer than the header begin with index columns, which have no name.
    const unnamed = this.width - header.length;
    const names = distinct(header);
    this.places = columns.map((column) => {
      const place = names.indexOf(column);
      if (place < 0) throw new TableError(`The file has no column "${column}".`);
      return place + unnamed;
    });
  }

  /** The next `size` rows (all that are left without it); null when there are none. */
  next(size: number = Infinity): TableChunk | null {
    const columns = this.places.map((): string[] => []);
    let length = 0;
    while (length < size) {
      const row = this.nextRow();
      if (!row) break;
      this.places.forEach((place, i) => columns[i]?.push(row[place] ?? ''));
      length++;
    }
    return length > 0 ? { length, columns: columns.map(typeColumn) } : null;
  }

  private nextRow(): string[] | undefined {
    const row = this.ahead ?? this.rows.next().value;
    this.ahead = undefined;
    if (!row) return undefined;
    this.line++;
    if (row.length > this.width) {
      const found = `Row ${this.line} has ${row.length} cells`;
      throw new TableError(`${found}, the table has ${this.width} columns.`);
    }
    return row;
  }
}

/** Names as pandas makes them distinct: `a`, `a.1`, `a.2`; `Unnamed: 3` where there is none. */
function distinct(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((title, i) => {
    const wanted = title === '' ? `Unnamed: ${i}` : title;
    let name = wanted;
    for (let n = 1; taken.has(name); n++) name = `${wanted}.${n}`;
    taken.add(name);
    return name;
  });
}
