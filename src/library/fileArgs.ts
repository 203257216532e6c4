import { anything, nullable } from './args.ts';
import type { ArgumentFault } from './describe.ts';
import { repeatedNameFaults } from './fieldNames.ts';
import { isReservedName } from './reservedNames.ts';

/** Accepted as plugboard does; they say how to reach cloud storage, which there is none of here. */
export const storageOptions = nullable(
  anything({ label: 'Storage options', help: 'For cloud storage in plugboard; not used here.' }),
);

/** All that follows the first point of the file name, in small letters, as plugboard looks at it. */
export function suffixOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const point = name.replace(/^\.+/, (dots) => '_'.repeat(dots.length)).indexOf('.');
  return point < 0 ? '' : name.slice(point).toLowerCase();
}

/** What is wrong with the file's name or its columns. Column names need not be well-formed fields. */
export function fileFaults(args: {
  readonly path: string;
  readonly field_names: readonly string[];
}): readonly ArgumentFault[] {
  const reserved = args.field_names.flatMap((name, i): ArgumentFault[] => {
    if (!isReservedName(name)) return [];
    const message = `A column cannot be called "${name}": that name belongs to the component itself.`;
    return [{ code: 'FIELD_NAME_RESERVED', path: `field_names.${i}`, message }];
  });
  return [
    ...suffixFaults(suffixOf(args.path)),
    ...reserved,
    ...repeatedNameFaults('field_names', args.field_names),
  ];
}

function suffixFaults(suffix: string): readonly ArgumentFault[] {
  const code = 'FILE_FORMAT';
  if (suffix === '.csv' || suffix === '.csv.gz') return [];
  if (suffix === '.parquet') {
    return [
      { code, path: 'path', message: 'Parquet files are not supported yet; use .csv or .csv.gz.' },
    ];
  }
  return [
    { code, path: 'path', message: `Unsupported file format: ${suffix}. Use .csv or .csv.gz.` },
  ];
}
