import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readModelText } from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import { emptyDocument, specOf } from '../../model/index.ts';
import { pathsOf, readThumbnail, thumbnailOf } from './thumbnail.ts';

function example(id: string) {
  const text = readFileSync(`public/examples/${id}/model.yaml`, 'utf8');
  const read = readModelText(text, id);
  if (!read.ok) throw new Error(id);
  return read.value;
}

describe('the small picture of a canvas', () => {
  test('has a box for each component and a line for each wire, all of them within it', () => {
    const document = example('coupled-tanks');
    const { components, connectors } = specOf(document).plugboard.process.args;
    const picture = thumbnailOf(document, catalogue);
    expect(picture.boxes.length).toBe(components.length);
    expect(picture.wires.length).toBe(connectors.length);
    for (const [, x, y, width, height] of picture.boxes) {
      expect(x + width).toBeLessThanOrEqual(picture.width + 1);
      expect(y + height).toBeLessThanOrEqual(picture.height + 1);
      expect(Math.min(width, height)).toBeGreaterThan(0);
    }
    expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(400);
  });

  test('is read back as it was stored, and anything else is none', () => {
    const picture = thumbnailOf(example('heated-tank'), catalogue);
    expect(readThumbnail(structuredClone(picture))).toEqual(picture);
    expect(readThumbnail({ ...picture, boxes: [[99, 0, 0, 1, 1]] })).toBe(null);
    expect(readThumbnail(undefined)).toBe(null);
    expect(thumbnailOf(emptyDocument('x'), catalogue)).toMatchObject({ boxes: [], wires: [] });
  });

  test('is a path for the boxes of each colour, and one for all wires', () => {
    const picture = { width: 9, height: 9, boxes: [[0, 1, 2, 3, 4]], wires: [[0, 1, 40, 5]] };
    const read = readThumbnail(picture);
    expect(read && pathsOf(read)).toEqual({
      boxes: [['source', 'M1 2h3v4h-3z']],
      wires: 'M0 1C20 1 20 5 40 5',
    });
  });
});
