import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Files of the npm package that an interpreter is made of. */
const INTERPRETER = ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'pyodide.mjs', 'python_stdlib.zip'];

interface Lock {
  readonly info: object;
}

/** The version of an npm package in its folder. */
function version(folder: string): string {
  const told = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return told.version;
}

/** A wheel as `.scripts/wheels.mjs` has described it. */
interface Wheel {
  readonly file: string;
}

/** The interpreter's files by their names. */
function interpreter(folder: string): [string, Buffer][] {
  const read = (name: string) => readFileSync(join(folder, name));
  const { info } = JSON.parse(read('pyodide-lock.json').toString()) as Lock;
  // Without the packages that only lie on Pyodide's own servers.
  const lock = Buffer.from(JSON.stringify({ info, packages: {} }));
  return [...INTERPRETER.map((name): [string, Buffer] => [name, read(name)]), ['lock.json', lock]];
}

/**
 * Puts Python beside the site, in `python/`: what an interpreter is made of, the wheels, and
 * `manifest.json`, which names each file with its size and digest, and says of each wheel what it offers
 * and needs. A page fetches them when a run needs them first.
 */
export function python(): Plugin {
  return {
    name: 'patchbay:python',
    apply: 'build',
    generateBundle() {
      const pyodide = join(process.cwd(), 'node_modules', 'pyodide');
      const folder = join(process.cwd(), '.cache', 'wheels');
      const index = join(folder, 'index.json');
      const snapshots = join(process.cwd(), '.cache', 'snapshot');
      const snapshot = join(snapshots, `snapshot-${version(pyodide)}.bin`);
      const known = existsSync(index)
        ? (JSON.parse(readFileSync(index, 'utf8')) as readonly Wheel[])
        : [];
      const wheels = known.map((wheel) => ({ ...wheel, file: `wheels/${wheel.file}` }));
      const sources = interpreter(pyodide);
      for (const { file } of known)
        sources.push([`wheels/${file}`, readFileSync(join(folder, file))]);
      sources.push(['snapshot.bin.gz', gzipSync(readFileSync(snapshot), { level: 9 })]);
      const files = sources.map(([name, source]) => {
        this.emitFile({ type: 'asset', fileName: `python/${name}`, source });
        const sha256 = createHash('sha256').update(source).digest('hex');
        return { name, size: source.length, sha256 };
      });
      const source = JSON.stringify({ files, wheels });
      this.emitFile({ type: 'asset', fileName: 'python/manifest.json', source });
    },
  };
}
