/** Two numbers, x and y, for each point; a NaN between them breaks a line. */
export type Path = readonly number[] | Float64Array;

export interface Stroke {
  readonly colour: string;
  readonly width?: number;
  readonly alpha?: number;
  readonly dash?: readonly number[];
}

export interface Fill {
  readonly colour: string;
  readonly alpha?: number;
}

export interface Lettering {
  readonly colour: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly size?: number;
  readonly bold?: boolean;
}

/** What a picture is drawn with: on a canvas, or into a text of SVG. In CSS pixels. */
export interface Pen {
  line(path: Path, stroke: Stroke): void;
  /** A closed shape. */
  shape(path: Path, fill: Fill): void;
  rect(x: number, y: number, width: number, height: number, fill: Fill): void;
  /** Round points; of many at one place it draws one. */
  dots(path: Path, radius: number, fill: Fill, rim?: string): void;
  /** One line of text, its middle at `y`. */
  text(text: string, x: number, y: number, lettering: Lettering): void;
  textWidth(text: string): number;
}

const TEXT_SIZE = 12;

export function canvasPen(context: CanvasRenderingContext2D, font: string): Pen {
  const trace = (path: Path): void => {
    context.beginPath();
    let isOn = false;
    for (let i = 0; i + 1 < path.length; i += 2) {
      const [x, y] = [path[i] as number, path[i + 1] as number];
      if (Number.isNaN(x + y)) isOn = false;
      else if (isOn) context.lineTo(x, y);
      else {
        context.moveTo(x, y);
        isOn = true;
      }
    }
  };
  const setFont = (size: number, isBold: boolean): void => {
    context.font = `${isBold ? '600 ' : ''}${size}px ${font}`;
  };
  return {
    line(path, { colour, width = 1, alpha = 1, dash = [] }) {
      trace(path);
      context.lineJoin = 'round';
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.globalAlpha = alpha;
      context.setLineDash([...dash]);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    },
    shape(path, { colour, alpha = 1 }) {
      trace(path);
      context.fillStyle = colour;
      context.globalAlpha = alpha;
      context.fill();
      context.globalAlpha = 1;
    },
    rect(x, y, width, height, { colour, alpha = 1 }) {
      context.fillStyle = colour;
      context.globalAlpha = alpha;
      context.fillRect(x, y, width, height);
      context.globalAlpha = 1;
    },
    dots(path, radius, { colour, alpha = 1 }, rim) {
      context.beginPath();
      for (let i = 0; i + 1 < path.length; i += 2) {
        const [x, y] = [path[i] as number, path[i + 1] as number];
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      }
      context.globalAlpha = alpha;
      context.fillStyle = colour;
      context.fill();
      context.globalAlpha = 1;
      if (rim === undefined) return;
      context.strokeStyle = rim;
      context.lineWidth = 1.5;
      context.stroke();
    },
    text(text, x, y, { colour, align = 'left', size = TEXT_SIZE, bold = false }) {
      setFont(size, bold);
      context.fillStyle = colour;
      context.textAlign = align;
      context.textBaseline = 'middle';
      context.fillText(text, x, y);
    },
    textWidth(text) {
      setFont(TEXT_SIZE, false);
      return context.measureText(text).width;
    },
  };
}

const short = (value: number): string => String(Math.round(value * 100) / 100);
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Writes what is drawn as SVG. */
export class SvgPen implements Pen {
  readonly #parts: string[] = [];
  readonly #font: string;
  readonly #measure: (text: string) => number;
  #offset = { x: 0, y: 0 };

  /** @param measure the width of a text, where it is not to be guessed from its letters */
  constructor(font: string, measure: (text: string) => number = (text) => text.length * 6.6) {
    this.#font = font;
    this.#measure = measure;
  }

  /** What is drawn from here on is moved so far. */
  moveTo(x: number, y: number): void {
    this.#offset = { x, y };
  }

  line(path: Path, { colour, width = 1, alpha = 1, dash = [] }: Stroke): void {
    const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
    this.#add(
      `<path d="${this.#path(path)}" fill="none" stroke="${escaped(colour)}" stroke-width="${width}" stroke-opacity="${alpha}" stroke-linejoin="round"${dashes}/>`,
    );
  }

  shape(path: Path, { colour, alpha = 1 }: Fill): void {
    this.#add(`<path d="${this.#path(path)}Z" fill="${escaped(colour)}" fill-opacity="${alpha}"/>`);
  }

  rect(x: number, y: number, width: number, height: number, { colour, alpha = 1 }: Fill): void {
    const at = `x="${this.#x(x)}" y="${this.#y(y)}" width="${short(width)}" height="${short(height)}"`;
    this.#add(`<rect ${at} fill="${escaped(colour)}" fill-opacity="${alpha}"/>`);
  }

  dots(path: Path, radius: number, { colour, alpha = 1 }: Fill, rim?: string): void {
    const points: string[] = [];
    for (let i = 0; i + 1 < path.length; i += 2) {
      points.push(`M${this.#x(path[i] as number)} ${this.#y(path[i + 1] as number)}h0`);
    }
    if (points.length === 0) return;
    // Lines without a length and with round ends: one element, however many there are.
    const draw = (width: number, ink: string): void =>
      this.#add(
        `<path d="${points.join('')}" fill="none" stroke="${escaped(ink)}" stroke-width="${width}" stroke-opacity="${alpha}" stroke-linecap="round"/>`,
      );
    if (rim !== undefined) draw(2 * radius + 3, rim);
    draw(2 * radius, colour);
  }

  text(text: string, x: number, y: number, lettering: Lettering): void {
    const { colour, align = 'left', size = TEXT_SIZE, bold = false } = lettering;
    const anchor = { left: 'start', center: 'middle', right: 'end' }[align];
    const weight = bold ? ' font-weight="600"' : '';
    this.#add(
      `<text x="${this.#x(x)}" y="${this.#y(y)}" fill="${escaped(colour)}" font-size="${size}"${weight} text-anchor="${anchor}" dominant-baseline="central">${escaped(text)}</text>`,
    );
  }

  textWidth(text: string): number {
    return this.#measure(text);
  }

  /** All that was drawn, as a file. */
  document(width: number, height: number, ground: string): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(this.#font)}">`,
      `<rect width="${width}" height="${height}" fill="${escaped(ground)}"/>`,
      ...this.#parts,
      '</svg>\n',
    ].join('\n');
  }

  #add(part: string): void {
    this.#parts.push(part);
  }

  #x(x: number): string {
    return short(x + this.#offset.x);
  }

  #y(y: number): string {
    return short(y + this.#offset.y);
  }

  #path(path: Path): string {
    let text = '';
    let isOn = false;
    for (let i = 0; i + 1 < path.length; i += 2) {
      const [x, y] = [path[i] as number, path[i + 1] as number];
      if (Number.isNaN(x + y)) {
        isOn = false;
        continue;
      }
      text += `${isOn ? 'L' : 'M'}${this.#x(x)} ${this.#y(y)}`;
      isOn = true;
    }
    return text;
  }
}
