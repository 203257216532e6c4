import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import type { AssetShelf } from './assetFiles.ts';
import { siteAssets } from './assets.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (text: string) => new Uint8Array(new TextEncoder().encode(text));

/** A site with these files, and a shelf of its own. */
function setUp(texts: Record<string, string>) {
  const site = new Map<string, () => Promise<Response>>();
  const files = Object.entries(texts).map(([name, text]) => {
    site.set(`python/${name}`, async () => new Response(text));
    return { name, size: text.length, sha256: sha256(bytesOf(text)) };
  });
  site.set('python/manifest.json', async () => new Response(JSON.stringify({ files })));
  const asked: string[] = [];
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const shelf: AssetShelf = {
    take: async (key) => kept.get(key) ?? null,
    put: async (key, bytes) => void kept.set(key, bytes),
    sweep: async (keys) => [...kept.keys()].forEach((key) => keys.has(key) || kept.delete(key)),
  };
  const timers: (() => void)[] = [];
  const at = { ms: 0, isOutdated: false };
  const open = () =>
    siteAssets({
      async fetchFile(path, isAnew) {
        asked.push(isAnew ? `${path} anew` : path);
        return (await site.get(path)?.()) ?? new Response('', { status: 404 });
      },
      shelf,
      digest: async (bytes) => sha256(bytes),
      setTimer(callback) {
        timers.push(callback);
        return () => undefined;
      },
      clock: () => at.ms,
      isOutdated: async () => at.isOutdated,
    });
  return { site, asked, kept, open, shelf, timers, at };
}

describe('the parts of Python', () => {
  it('are fetched once, with progress, and come from the shelf at the next visit', async () => {
    const { open, asked } = setUp({ a: 'AAAA', b: 'BB', c: 'C' });
    const assets = open();
    const progress: unknown[] = [];
    assets.watch((one) => progress.push(one));

    const first = await assets.assets(['b', 'a']);
    await assets.assets(['a', 'b']);

    expect(first).toEqual({ ok: true, value: [bytesOf('BB'), bytesOf('AAAA')] });
    expect(progress.at(-1)).toEqual({ done: 6, total: 6 });
    expect(asked).toEqual(['python/manifest.json', 'python/b', 'python/a']);

    asked.length = 0;
    const later = open();
    const told: unknown[] = [];
    later.watch((one) => told.push(one));
    expect(await later.assets(['a'])).toEqual({ ok: true, value: [bytesOf('AAAA')] });
    expect(asked).toEqual(['python/manifest.json']);
    expect(told).toEqual([]);
  });

  describe('that only make a start quicker', () => {
    const memory = 'memory '.repeat(1_000);
    const packed = new Uint8Array(gzipSync(memory));
    const whole = { ok: true, value: [bytesOf('A'), bytesOf(memory)] };
    const without = { ok: true, value: [bytesOf('A'), new Uint8Array()] };
    const NAMES = ['a', 'snapshot.bin.gz'];

    /** @param ms how long the first file takes */
    function setUpSnapshot(ms: number) {
      const all = setUp({});
      const files = [
        { name: 'a', size: 1, sha256: sha256(bytesOf('A')) },
        { name: 'snapshot.bin.gz', size: packed.length, sha256: sha256(packed) },
      ];
      const { site, asked, at } = all;
      site.set('python/manifest.json', async () => new Response(JSON.stringify({ files })));
      site.set('python/snapshot.bin.gz', async () => new Response(packed));
      site.set('python/a', async () => {
        at.ms += ms;
        return new Response('A');
      });
      return { ...all, times: () => asked.filter((path) => path.includes('snapshot')).length };
    }

    it('come for the next one where the network is slow, unpacked, and are told of to nobody', async () => {
      const { open, kept, times } = setUpSnapshot(1_000);
      const assets = open();
      const told: unknown[] = [];
      assets.watch((one) => told.push(one));

      expect(await assets.assets(NAMES)).toEqual(without);
      await vi.waitFor(() => expect(kept.size).toBe(2));
      expect(told.at(-1)).toEqual({ done: 1, total: 1 });
      await vi.waitFor(async () => expect(await assets.assets(NAMES)).toEqual(whole));
      expect(times()).toBe(1);

      // At the next visit it is there from the start.
      expect(await open().assets(NAMES)).toEqual(whole);
      expect(times()).toBe(1);
    });

    it('come for the first one where the network is quick', async () => {
      const { open, times } = setUpSnapshot(1);
      expect(await open().assets(NAMES)).toEqual(whole);
      expect(times()).toBe(1);
    });

    it('are waited for no longer than they save', async () => {
      const { open, site, timers } = setUpSnapshot(1);
      const asked = vi.fn<() => Promise<Response>>(() => new Promise(() => undefined));
      site.set('python/snapshot.bin.gz', asked);
      const answer = open().assets(NAMES);
      await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
      timers.at(-1)?.();
      expect(await answer).toEqual(without);
    });
  });

  it('of an earlier build make room, and are not taken for those of this one', async () => {
    const before = setUp({ a: 'old' });
    await before.open().assets(['a']);
    const now = setUp({ a: 'new' });
    for (const [key, bytes] of before.kept) now.kept.set(key, bytes);

    expect(await now.open().assets(['a'])).toEqual({ ok: true, value: [bytesOf('new')] });
    expect(now.kept.size).toBe(1);
  });

  it('that a cache on the way holds of an earlier build are asked for anew', async () => {
    const { open, site, asked } = setUp({ a: 'right' });
    let answers = 0;
    site.set('python/a', async () => new Response(answers++ === 0 ? 'stale' : 'right'));

    expect(await open().assets(['a'])).toEqual({ ok: true, value: [bytesOf('right')] });
    expect(asked).toEqual(['python/manifest.json', 'python/a', 'python/a anew']);
  });

  it('whose list a cache on the way holds of an earlier build come by the list of now', async () => {
    const { open, site, asked } = setUp({ a: 'right' });
    const list = site.get('python/manifest.json');
    const stale = { files: [{ name: 'a', size: 5, sha256: sha256(bytesOf('older')) }] };
    let lists = 0;
    site.set('python/manifest.json', async () =>
      lists++ === 0 ? new Response(JSON.stringify(stale)) : ((await list?.()) ?? new Response()),
    );

    expect(await open().assets(['a'])).toEqual({ ok: true, value: [bytesOf('right')] });
    expect(asked).toContain('python/manifest.json anew');
  });

  it('of a site that has a newer build are not mixed with the page, which is to be reloaded', async () => {
    const { open, site, at } = setUp({ a: 'right' });
    const assets = open();
    site.set('python/a', async () => new Response('newer'));
    at.isOutdated = true;
    expect(await assets.assets(['a'])).toEqual({
      ok: false,
      error: expect.stringMatching(/newer Patchbay .* reload the page, then press Run again/),
    });
  });

  it('that are damaged, missing or not to be had are told, kept nowhere, and tried again', async () => {
    const { open, site, kept } = setUp({ a: 'right' });
    const assets = open();
    const wrongs: readonly (() => Promise<Response>)[] = [
      async () => new Response('wrong'),
      async () => new Response('', { status: 404 }),
      async () => Promise.reject(new TypeError('Failed to fetch')),
    ];
    for (const wrong of wrongs) {
      site.set('python/a', wrong);
      const answer = await assets.assets(['a']);
      expect(answer).toEqual({
        ok: false,
        error: expect.stringMatching(/^Python could not be fetched \(.+\)\. .*press Run again/),
      });
      expect(kept.size).toBe(0);
    }
    site.set('python/a', async () => new Response('right'));
    expect(await assets.assets(['a'])).toMatchObject({ ok: true });
    expect(await assets.assets(['../index.html'])).toMatchObject({ ok: false });
    expect(await assets.assets(['a', 'manifest.json'])).toMatchObject({ ok: true });
  });

  it('come from the site where what keeps them does not answer, which is waited for by nobody', async () => {
    const { open, shelf, timers, asked } = setUp({ a: 'right' });
    const never = () => new Promise<never>(() => undefined);
    Object.assign(shelf, { take: never, sweep: never });
    const answer = open().assets(['a']);
    while (timers.length < 2) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    for (const timer of timers.slice(-1)) timer();
    expect(await answer).toEqual({ ok: true, value: [bytesOf('right')] });
    expect(asked).toContain('python/a');
  });

  it('are waited for as long as bytes come, and no longer', async () => {
    let stalled = (): void => undefined;
    const { open } = setUp({});
    const assets = siteAssets({
      fetchFile: (_path, _isAnew, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
      shelf: null,
      digest: null,
      setTimer(callback) {
        stalled = callback;
        return () => undefined;
      },
      clock: () => 0,
      isOutdated: async () => false,
    });
    const answer = assets.assets(['a']);
    stalled();
    expect(await answer).toMatchObject({
      ok: false,
      error: expect.stringContaining('nothing came'),
    });
    expect(await open().assets(['a'])).toMatchObject({ ok: false });
  });
});
