/** CodeMirror keeps lines apart by \n alone; a text's own breaks come back on the way out. */
export function withBreaks(text: string, like: string): string {
  const crlf = like.includes('\r\n') && !/(^|[^\r])\n/.test(like);
  return crlf ? text.replaceAll('\n', '\r\n') : text;
}

export function plainBreaks(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
