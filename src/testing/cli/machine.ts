import { fail, ok } from '../../base/result.ts';
import type { CliEnv, Draft } from '../../cli/env.ts';
import { faultFor } from '../../cli/fileFault.ts';
import { makeFunction } from '../../cli/makeFunction.ts';
import { componentClass } from '../../library/classes.ts';
import { trialsHere } from './trialsHere.ts';
import { sameThread } from '../engine/sameThread.ts';

/** A machine of a test, and what is left of it afterwards. */
export interface Machine {
  readonly env: CliEnv;
  readonly files: Map<string, Uint8Array>;
  out(): string;
  err(): string;
  /** A file as text; undefined where there is none. */
  text(path: string): string | undefined;
}

interface Setting {
  readonly variables?: Readonly<Record<string, string>>;
  /** What comes in from a pipe. */
  readonly input?: string;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/**
 * A machine with files in memory and a clock that ticks.
 *
 * @param files texts by their paths below the working directory, which is `/work`
 */
export function machine(
  files: Readonly<Record<string, string>> = {},
  { variables = {}, input = '' }: Setting = {},
): Machine {
  const encode = (text: string) => new TextEncoder().encode(text);
  const disk = new Map<string, Uint8Array>(
    Object.entries(files).map(([path, text]) => [`/work/${path}`, encode(text)]),
  );
  let [out, err, ticks, ids] = ['', '', 0, 1];
  const draft = (path: string, start: Uint8Array): Draft => {
    let bytes = start;
    return {
      get length() {
        return bytes.length;
      },
      append: async (more) => {
        bytes = joined(bytes, more);
        return ok(null);
      },
      commit: async () => {
        disk.set(path, bytes);
        return ok(null);
      },
      discard: () => Promise.resolve(),
    };
  };
  const env: CliEnv = {
    cwd: '/work',
    variables,
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    flush: async () => null,
    readFile: async (path) => {
      const bytes = disk.get(path);
      return bytes === undefined ? fail(faultFor('ENOENT')) : ok(bytes);
    },
    readInput: async () => ok(encode(input)),
    entries: async (path) => {
      const isInside = (name: string) => name === path || name.startsWith(`${path}/`);
      const inside = [...disk.keys()].filter(isInside);
      return ok(inside.length === 0 ? null : inside.length);
    },
    list: async (path) => {
      const inside = [...disk.keys()].filter((name) => name.startsWith(`${path}/`));
      if (inside.length === 0) return fail(faultFor('ENOENT'));
      const names = new Set(inside.map((name) => name.slice(path.length + 1).split('/')[0] ?? ''));
      return ok(
        [...names].map((name) => ({
          name,
          kind: disk.has(`${path}/${name}`) ? ('file' as const) : ('folder' as const),
        })),
      );
    },
    realPath: async (path) => path,
    draft: async (path, keep) => {
      const old = disk.get(path) ?? new Uint8Array();
      if (keep !== Infinity && old.length < keep) return fail(faultFor('CUT'));
      return ok(draft(path, old.slice(0, Math.min(keep, old.length))));
    },
    writeFolder: async (path, all, replaces = false) => {
      for (const name of [...disk.keys()])
        if (replaces && name.startsWith(`${path}/`)) disk.delete(name);
      for (const file of all) disk.set(`${path}/${file.path}`, file.bytes);
      return ok(null);
    },
    now: () => ticks++ / 100,
    date: () => 1_700_000_000_000,
    entropy: () => ids++,
    yieldToHost: () => Promise.resolve(),
    makeFunction,
    startWorkers: () => sameThread(componentClass),
    startTrials: (setup, listener) => trialsHere(setup, listener, env),
    every: () => () => undefined,
    rayNetwork: () => ({
      reply: Promise.resolve(fail({ kind: 'refused', why: 'no network' })),
      end: () => undefined,
    }),
    cores: 2,
    columns: null,
    serveEditor: () => Promise.resolve(fail('EACCES')),
    pythonPackages: () => new Set(),
    startPython: () => Promise.reject(new Error('This machine has no Python.')),
    onInterrupt: () => () => undefined,
  };
  const text = (path: string) => {
    const bytes = disk.get(`/work/${path}`);
    return bytes && new TextDecoder().decode(bytes);
  };
  return { env, files: disk, out: () => out, err: () => err, text };
}
