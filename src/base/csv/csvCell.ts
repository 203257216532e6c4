/** A text as a cell of a table: in quotes where it would end the cell otherwise. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
