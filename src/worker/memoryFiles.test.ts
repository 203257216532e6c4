import { describe, expect, it } from 'vitest';
import { LIMITS } from '../runner/protocol/index.ts';
import { MemoryFiles } from './memoryFiles.ts';

const text = (value: string) => new TextEncoder().encode(value);
const read = async (files: MemoryFiles, path: string) =>
  new TextDecoder().decode(await files.read(path));

describe('the files of a run', () => {
  it.each(['days.csv', './days.csv', 'data/2024//days.csv'])(
    'finds an attached file as %s',
    async (path) => {
      const files = new MemoryFiles([{ name: 'days.csv', bytes: text('a') }]);

      expect(await read(files, path)).toBe('a');
    },
  );

  it('says which file is missing', async () => {
    await expect(new MemoryFiles([]).read('days.csv')).rejects.toMatchObject({
      code: 'FILE_MISSING',
      message: expect.stringContaining('days.csv'),
    });
  });

  it('lays what is written over what is attached, and leaves that as it was', async () => {
    const bytes = text('old');
    const files = new MemoryFiles([{ name: 'a.csv', bytes }]);
    await files.create('./a.csv');
    await files.append('a.csv', text('n'));
    await files.append('a.csv', text('ew'));

    expect(await read(files, 'a.csv')).toBe('new');
    expect(files.written().map(({ name }) => name)).toEqual(['a.csv']);
    expect(new TextDecoder().decode(bytes)).toBe('old');
  });

  it('empties a file that is made again', async () => {
    const files = new MemoryFiles([]);
    await files.append('a.csv', text('one'));
    await files.create('a.csv');

    expect(files.written()).toEqual([{ name: 'a.csv', bytes: new Uint8Array() }]);
  });

  it('refuses to grow beyond what the page takes', async () => {
    const files = new MemoryFiles([]);
    await files.append('a.csv', new Uint8Array(LIMITS.fileBytes));

    await expect(files.append('a.csv', text('x'))).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
  });
});
