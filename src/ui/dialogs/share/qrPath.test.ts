import { expect, test } from 'vitest';
import { qrPath } from './qrPath.ts';

const TEXT = 'https://a.example/patchbay/#p3.c.AbC-_0129';
/** The rows of its code without the border, as hexadecimal numbers; ZXing reads them as that text. */
const ROWS = [
  '1fc58f7f 10547541 1741465d 175d685d 1748f75d 105bec41 1fd5557f 000e4500',
  '1f7aa9aa 1b2557f1 06f43590 1a21200a 135da82c 11007bf1 06e3247c 05ae5032',
  '0a528d0c 19bd4f75 1760b984 130103a2 17cdaff7 0018d51f 1fd72f5c 10425113',
  '175a09f7 1751820f 175cf6de 1051857a 1fdd7e94',
];

test('a code has the squares that another program reads as the text, and a border', () => {
  const { size, path } = qrPath(TEXT);
  const dark = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let at = 0; at < Number(length); at++) (dark[Number(y)] ?? [])[Number(x) + at] = 1;
  const inner = dark.slice(4, -4).map((row) => Number.parseInt(row.slice(4, -4).join(''), 2));
  expect(inner.map((row) => row.toString(16).padStart(8, '0'))).toEqual(
    ROWS.flatMap((row) => row.split(' ')),
  );
  const border = [...dark.slice(0, 4), ...dark.slice(-4)].flat();
  expect(border.some((one) => one === 1)).toBe(false);
  expect(path.match(/M/g)).toHaveLength(path.match(/z/g)?.length ?? 0);
});
