import { type Chance, number, plain } from '../chance.ts';
import type { Recipe } from './LibraryCase.ts';
import { int, type Wire } from '../wire.ts';

/** How the cells of a column may look. */
const CELLS: readonly ((by: Chance) => string)[] = [
  (by) => String(by.whole(-99, 99)),
  (by) => String(by.whole(-1e6, 1e6) / 1e3),
  (by) => by.pick(['True', 'False']),
  (by) => by.pick(['text', '"a, b"', '"say ""so"""', 'ü', '2026-01-01', '0x1F', ' x ']),
  (by) => by.pick(['1', '2.5', '', 'NaN', '1e3', '-inf', '007', 'NA']),
  (by) => by.pick(['', 'null', 'word', '7']),
];

function chunkSize(by: Chance): Record<string, Wire> {
  return by.once(2) ? {} : { chunk_size: by.pick<Wire>([int(by.whole(1, 5)), null]) };
}

/** A table of random columns and its reader. */
export function fileReaderRecipe(by: Chance): Recipe {
  const titles = ['time', 'b', 'the third', 'd'].slice(0, by.whole(1, 4));
  const columns = titles.map(() => by.pick(CELLS));
  const rows = by.times(by.whole(1, 12), () => columns.map((cell) => cell(by)).join(','));
  // A line of one empty cell would be no line.
  const lines = rows.filter((row) => row !== '');
  const ending = by.pick(['\n', '\r\n']);
  const wanted = titles.filter(() => !by.once(4));
  const text = [titles.join(','), ...lines].join(ending) + by.pick(['', ending]);
  return {
    args: {
      path: 'data.csv',
      field_names: wanted.length > 0 ? wanted : titles,
      ...chunkSize(by),
    },
    files: { 'data.csv': text },
  };
}

/** Columns of numbers, or of anything a cell may hold, and their writer. */
export function fileWriterRecipe(by: Chance): Recipe {
  const names = ['a', 'b', 'c'].slice(0, by.whole(1, 3));
  const n = by.whole(0, 12);
  const kinds: readonly ((b: Chance) => Wire)[] = [
    plain,
    number,
    (b) => b.pick<Wire>(['text', 'a,b', 'say "so"', 'two\nlines', '']),
    (b) => b.pick<Wire>([true, false]),
    (b) => (b.once(3) ? null : plain(b)),
  ];
  return {
    args: { path: 'out.csv', field_names: names, ...chunkSize(by) },
    inputs: Object.fromEntries(
      names.map((name) => {
        const kind = by.pick(kinds);
        return [name, by.times(n, () => kind(by))];
      }),
    ),
  };
}
