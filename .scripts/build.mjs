// `npm run build [-- app cli engine golden interop bench] [--quiet]`: builds what is out of date.
// `WHEELS=DIR npm run build` adds the wheels of a folder for Python components (see wheels.mjs).
// Every output is built into a folder of its own and swapped in whole, under a lock, so that a test,
// a server and a command line may all ask for the same build at once.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bringWheels, wheelIndex } from './wheels.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, '.cache');

/** What every target is made from, beside its own sources. */
const COMMON = ['package-lock.json', 'tsconfig.json', '.scripts/build.mjs'];
const PURE = ['src/base', 'src/model', 'src/engine', 'src/library', 'src/formats'];
const WHEEL_INDEX = '.cache/wheels/index.json';
const COMMAND_LINE = [
  ...PURE,
  'src/compare',
  'src/editing',
  'src/graph',
  'src/modules',
  'src/runtime',
  'src/study',
  'src/ray',
  'src/cli',
  'src/worker',
  'src/runner',
  '.scripts/staticFiles.mjs',
];

/** A Node program in one file, dependencies and all. */
const program = (entry, folder, file, sources) => ({
  folder,
  output: join(folder, file),
  entry,
  sources,
  build: async (outDir, vite, quiet) => {
    await vite.build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: quiet ? 'error' : 'warn',
      // Pyodide finds its files beside itself.
      ssr: { noExternal: true, external: ['pyodide'], target: 'node' },
      build: {
        ssr: entry,
        outDir,
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: file, codeSplitting: false } },
      },
    });
  },
});

const engineProgram = program('src/cli/api/index.ts', 'dist-engine', 'index.js', COMMAND_LINE);

const benchProgram = program('src/testing/bench/main.ts', 'dist-bench', 'bench.mjs', ['src']);

/** A classic script in one file, for a worker of a browser. */
async function buildScript(entry, file, vite) {
  const [built] = await vite.build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      lib: { entry: join(root, entry), formats: ['iife'], name: 'patchbay' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  writeFileSync(file, built.output[0].code);
}

/** The page that the editor is compared with, made as the editor's own is. */
async function buildFlowPage(outDir, vite) {
  const { default: react } = await import('@vitejs/plugin-react');
  await vite.build({
    root: join(root, 'src/testing/bench/editor/flow'),
    base: './',
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2023', modulePreload: { polyfill: false } },
  });
}

/** Types of a program: a declaration for each source file, and one beside the program that leads there. */
function writeTypes(entry, outDir) {
  const settings = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      ...{ noEmit: false, declaration: true, emitDeclarationOnly: true },
      ...{ rootDir: join(root, 'src'), outDir: join(outDir, 'types') },
    },
    files: [join(root, entry)],
    include: [],
  };
  const file = join(cache, 'engine-types.json');
  writeFileSync(file, JSON.stringify(settings));
  const tsc = join(root, 'node_modules', 'typescript7', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', file], { stdio: 'inherit' });
  const types = entry.replace(/^src/, './types').replace(/\.ts$/, '.js');
  writeFileSync(join(outDir, 'index.d.ts'), `export * from '${types}';\n`);
}

/** What Python weighs beside the site, which fetches it when a run needs it first. */
function sizes(folder) {
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  const files = readdirSync(folder, { recursive: true });
  const all = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const wheels = wheelIndex().reduce((sum, { size }) => sum + size, 0);
  return `${megabytes(all)}, of these wheels ${megabytes(wheels)}`;
}

const snapshotProgram = program(
  'src/cli/python/makeSnapshot.ts',
  '.cache/snapshot',
  'make.mjs',
  COMMAND_LINE,
);

const TARGETS = {
  /** Memory of an interpreter that has started, for those that begin with it (`src/runtime/python`). */
  snapshot: {
    ...snapshotProgram,
    build: async (outDir, vite, quiet) => {
      await snapshotProgram.build(outDir, vite, quiet);
      execFileSync(process.execPath, [join(outDir, 'make.mjs'), outDir], { stdio: 'inherit' });
    },
  },
  app: {
    needs: ['snapshot'],
    folder: 'dist',
    output: 'dist',
    entry: 'index.html',
    sources: ['src', 'public', 'index.html', 'vite.config.ts', '.scripts/vite', WHEEL_INDEX],
    build: async (outDir, vite, quiet) => {
      await vite.build({
        root,
        configFile: join(root, 'vite.config.ts'),
        logLevel: quiet ? 'error' : 'warn',
        build: { outDir, emptyOutDir: true },
      });
      if (!quiet) console.log(`dist/python: ${sizes(join(outDir, 'python'))}`);
    },
  },
  cli: {
    ...program('src/cli/main.ts', 'dist-cli', 'patchbay.mjs', COMMAND_LINE),
    needs: ['snapshot'],
  },
  engine: {
    ...engineProgram,
    build: async (outDir, vite, quiet) => {
      await engineProgram.build(outDir, vite, quiet);
      writeTypes(engineProgram.entry, outDir);
    },
  },
  golden: program('src/testing/golden/main.ts', 'dist-golden', 'golden.mjs', ['src']),
  interop: program('src/testing/interop/main.ts', 'dist-interop', 'interop.mjs', ['src']),
  bench: {
    ...benchProgram,
    build: async (outDir, vite, quiet) => {
      await benchProgram.build(outDir, vite, quiet);
      await buildScript('src/testing/bench/pool/browserPlace.ts', join(outDir, 'pool.js'), vite);
      await buildFlowPage(join(outDir, 'flow'), vite);
    },
  },
};

function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const stack = [full];
  const files = [];
  while (stack.length > 0) {
    const next = stack.pop();
    let entries;
    try {
      entries = readdirSync(next, { withFileTypes: true });
    } catch {
      files.push(next);
      continue;
    }
    for (const entry of entries) stack.push(join(next, entry.name));
  }
  return files.filter((file) => !/\.test\.tsx?$/.test(file));
}

/** A digest of everything that the target is made from. */
function digest({ sources }) {
  const hash = createHash('sha256').update(process.version);
  const files = [...new Set([...COMMON, ...sources].flatMap(filesUnder))].toSorted();
  for (const file of files) {
    hash.update(`${relative(root, file)}\0`);
    try {
      hash.update(readFileSync(file));
    } catch {
      // Deleted since it was listed: the digest of the next look differs, which is right.
    }
  }
  return hash.digest('hex');
}

function stampOf(name) {
  return join(cache, `${name}.stamp`);
}

function isFresh(name, target, wanted) {
  const stamp = stampOf(name);
  return (
    existsSync(join(root, target.output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted
  );
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs `work` while no other process holds the same lock; a lock of a dead process is broken. */
async function underLock(name, work) {
  const lock = join(cache, `${name}.lock`);
  mkdirSync(cache, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      let owner = '';
      try {
        owner = readFileSync(lock, 'utf8');
      } catch {
        continue;
      }
      if (owner !== '' && !isAlive(Number(owner))) rmSync(lock, { force: true });
      else await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Puts the finished folder in the place of the old one. */
function swapIn(built, place) {
  const old = `${built}-old`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(built, place);
  rmSync(old, { recursive: true, force: true });
}

async function build(name, target, wanted, quiet) {
  const outDir = join(cache, `${name}-${process.pid}`);
  const started = Date.now();
  if (!quiet) console.log(`Building ${target.output} ...`);
  try {
    await target.build(outDir, await import('vite'), quiet);
    swapIn(outDir, join(root, target.folder));
    writeFileSync(stampOf(name), wanted);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
  if (!quiet) console.log(`Built ${target.output} in ${Date.now() - started} ms`);
}

let bringing;

/** Brings the wheels, once for all targets of a build. */
const wheelsOnce = () => (bringing ??= underLock('wheels', bringWheels));

/**
 * Builds a target unless it is up to date.
 *
 * @param {'snapshot' | 'app' | 'cli' | 'engine' | 'golden' | 'interop' | 'bench'} name
 * @param {{quiet?: boolean}} [options] quiet: nothing is printed unless the build fails
 * @returns {Promise<string>} absolute path of the output, a file (a program) or a folder (the app)
 */
export async function ensureBuilt(name, { quiet = false } = {}) {
  const target = TARGETS[name];
  if (!target) throw new Error(`There is no target ${name}: ${Object.keys(TARGETS).join(', ')}.`);
  const output = join(root, target.output);
  for (const needed of target.needs ?? []) await ensureBuilt(needed, { quiet });
  if (process.env.WHEELS === undefined && isFresh(name, target, digest(target))) return output;
  await wheelsOnce();
  await underLock(name, async () => {
    const wanted = digest(target);
    if (!isFresh(name, target, wanted)) await build(name, target, wanted, quiet);
  });
  return output;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const quiet = args.includes('--quiet');
  const named = args.filter((arg) => !arg.startsWith('--'));
  const wanted = named.length > 0 ? named : ['app', 'cli', 'engine'];
  await wheelsOnce();
  for (const name of wanted) await ensureBuilt(name, { quiet });
}
