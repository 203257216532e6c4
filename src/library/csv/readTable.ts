import { columnNames } from '../../base/csv/header.ts';
import { type Row, TableError, tokenize } from '../../base/csv/tokenize.ts';
import { missingColumn } from '../../model/index.ts';
import { oddCell, typeColumn, type CellValue } from './typeColumn.ts';

/** Some rows of a table by column; every list has `length` values. */
export interface TableChunk {
  readonly length: number;
  readonly columns: readonly (readonly CellValue[])[];
}

/** A column that is text because of one cell; all others would be numbers. */
export interface OddCell {
  readonly column: string;
  readonly line: number;
  readonly cell: string;
}

/**
 * Reads a CSV text chunk by chunk as pandas does. The header is read (and columns that are not there
 * are reported) before the first chunk; of the other columns nothing is kept. Throws `TableError`.
 */
export class TableReader {
  private readonly rows: Iterator<Row, void, undefined>;
  private readonly width: number;
  private readonly names: readonly string[];
  private readonly places: readonly number[];
  private readonly onOddCell: (odd: OddCell) => void;
  /** The first row, read ahead: its length tells the width of the table. */
  private ahead: Row | undefined;

  /** @param onOddCell is told of cells that turn a whole column of a chunk into text */
  constructor(
    text: string,
    columns: readonly string[],
    onOddCell: (odd: OddCell) => void = () => {},
  ) {
    this.onOddCell = onOddCell;
    this.names = columns;
    this.rows = tokenize(text);
    const header = this.rows.next().value?.cells;
    if (!header) throw new TableError('The file is empty: it has no header line.');
    this.ahead = this.rows.next().value ?? undefined;
    this.width = Math.max(header.length, this.ahead?.cells.length ?? 0);
    // Rows longer than the header begin with index columns, which have no name.
    const unnamed = this.width - header.length;
    const names = columnNames(header);
    this.places = columns.map((column) => {
      const place = names.indexOf(column);
      if (place < 0) throw new TableError(missingColumn(column, names));
      return place + unnamed;
    });
  }

  /** The next `size` rows (all that are left without it); null when there are none. */
  next(size: number = Infinity): TableChunk | null {
    const columns = this.places.map((): string[] => []);
    const lines: number[] = [];
    while (lines.length < size) {
      const row = this.nextRow();
      if (!row) break;
      this.places.forEach((place, i) => columns[i]?.push(row.cells[place] ?? ''));
      lines.push(row.line);
    }
    if (lines.length === 0) return null;
    columns.forEach((cells, i) => {
      const at = oddCell(cells);
      if (at === null) return;
      const [column = '', line = 0, cell = ''] = [this.names[i], lines[at], cells[at]];
      this.onOddCell({ column, line, cell });
    });
    return { length: lines.length, columns: columns.map(typeColumn) };
  }

  private nextRow(): Row | undefined {
    const row = this.ahead ?? this.rows.next().value;
    this.ahead = undefined;
    if (!row) return undefined;
    const { length } = row.cells;
    if (length > this.width) {
      const found = `Expected ${this.width} fields in line ${row.line}, saw ${length}`;
      throw new TableError(`${found}. Is a cell with a comma in it without quotes?`);
    }
    return row;
  }
}
