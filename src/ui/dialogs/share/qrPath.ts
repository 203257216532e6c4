import { encode } from 'uqr';

/** A code as squares of one unit. */
export interface QrPath {
  /** Squares along each side, with the empty border that readers need. */
  readonly size: number;
  /** The dark ones, as the `d` of an SVG path. */
  readonly path: string;
}

/** Empty squares around a code, as its standard (ISO 18004) asks for. */
const BORDER = 4;

/**
 * The QR code of a text, with the least correction: it stands on a screen, where nothing rubs it off, and
 * larger squares are worth more.
 */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'L', boostEcc: false, border: BORDER });
  const path = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      const length = (end < 0 ? size : end) - x;
      return [`M${x} ${y}h${length}v1h-${length}z`];
    }),
  );
  return { size: data.length, path: path.join('') };
}
