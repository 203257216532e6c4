import { describe, expect, test } from 'vitest';
import { loadExample, loadExamples } from './examples.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const ENTRY = { id: 'a', title: 'A', field: '', summary: '', description: '', watch: [] };

const load = (entries: readonly object[]) =>
  loadExamples(() => Promise.resolve(encode(JSON.stringify(entries))));

describe('files of an example', () => {
  test('lie under their own names, or where the list says', async () => {
    const [plain, placed] = await load([
      { ...ENTRY, files: ['days.csv'] },
      { ...ENTRY, files: ['in/warm days.csv'], places: ['1-warm-days.csv'] },
    ]);
    const fetchExample = (path: string) => Promise.resolve(encode(path));
    for (const [example, name, path] of [
      [plain, 'days.csv', 'a/days.csv'],
      [placed, 'in/warm days.csv', 'a/1-warm-days.csv'],
    ] as const) {
      if (example === undefined) throw new Error('left out');
      const loaded = await loadExample(fetchExample, example);
      expect(loaded).toMatchObject({ ok: true, value: { files: [{ name, bytes: encode(path) }] } });
    }
  });

  test('that have no place of their own leave the example out', async () => {
    const entries = [
      { ...ENTRY, files: ['in/days.csv'] },
      { ...ENTRY, files: ['a.csv', 'b.csv'], places: ['a.csv'] },
      { ...ENTRY, files: ['a.csv'], places: ['x/../a.csv'] },
    ];
    expect(await load(entries)).toEqual([]);
  });
});
