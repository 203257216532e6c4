/** What no file name may hold on some system, and the sign that begins an escape. */
const UNSAFE = /[%/\\:*?"<>|]|\p{Cc}/gu;

/**
 * Where a project records a field, `component.field`: `results/COMPONENT.FIELD.csv`. Columns of a table
 * can have any name, so that signs which no file name may hold are written as `%2F`.
 */
export function resultPath(field: string): string {
  return `results/${field.replace(UNSAFE, escaped)}.csv`;
}

function escaped(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The field that a file of results holds, by the file's name; null for any other name. */
export function fieldOfResult(path: string): string | null {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const field = /^([a-zA-Z_][\w-]*\..+)\.csv$/su.exec(name)?.[1];
  if (field === undefined) return null;
  return field.replace(/%([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}
