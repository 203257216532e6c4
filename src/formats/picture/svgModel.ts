/** The element of a picture that holds a link to its model. */
const ELEMENT = /<metadata id="patchbay-model">\s*(#[\w.-]+)\s*<\/metadata>/;

/** An SVG picture with the fragment of a link in it, which every other program passes over. */
export function withModelInSvg(svg: string, fragment: string): string {
  const metadata = `<metadata id="patchbay-model">${fragment}</metadata>`;
  return svg.replace(/(<\/title>)|(<svg\b[^>]*>)(?![\s\S]*<\/title>)/, (at) => at + metadata);
}

/** The link in an SVG picture; null where it has none. */
export function modelInSvg(svg: string): string | null {
  return ELEMENT.exec(svg)?.[1] ?? null;
}
