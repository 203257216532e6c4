/** What XML forbids, and signs that steer: nobody sees them. */
const NO_XML = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text for between tags or quotes: what stands in it is never a tag. */
export function xmlText(text: string): string {
  return text.replace(NO_XML, '\ufffd').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

const shortNumber = (value: number): string => String(Math.round(value * 100) / 100);

/** An element with attributes; `inside` is already XML. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const parts = Object.entries(attributes).map(([key, value]) =>
    value === undefined
      ? ''
      : ` ${key}="${typeof value === 'number' ? shortNumber(value) : xmlText(value)}"`,
  );
  return inside === ''
    ? `<${name}${parts.join('')}/>`
    : `<${name}${parts.join('')}>${inside}</${name}>`;
}

/** One line of text as text; blanks in it stay as they are. */
export function line(text: string, attributes: Attributes): string {
  return text === '' ? '' : element('text', attributes, xmlText(text));
}

/** Path data with numbers as short as anybody sees. */
export function shortPath(path: string): string {
  return path.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => shortNumber(Number(number)));
}
