// Brings the wheels that authors of Python components import: pydantic, msgspec, PyYAML and structlog as
// pinned, and, by `WHEELS=DIR`, every wheel of a folder. They lie in .cache/wheels with an index, are never committed, and
// stay there for later builds; `WHEELS=` alone drops those of a folder again.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wheelFromSource } from './wheels/fromSource.mjs';
import { describeWheel, projectName, sha256Of } from './wheels/wheelIndex.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Where wheels lie between builds. */
export const WHEELS = join(root, '.cache', 'wheels');
const INDEX = join(WHEELS, 'index.json');
const SIMPLE = 'application/vnd.pypi.simple.v1+json';
const PATIENCE_MS = 60_000;

const pinned = JSON.parse(readFileSync(join(root, '.scripts', 'wheels', 'pinned.json'), 'utf8'));
const projectOf = (file) => projectName(file.split('-')[0]);
const isWheel = (file) => file.endsWith('.whl');

async function get(address, headers = {}) {
  const answer = await fetch(address, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`${new URL(address).host} answered ${answer.status}`);
  return answer;
}

/** The file that the index has: a wheel, or the source that one is made of. */
const releaseOf = ({ file, source }) => source ?? file;

/** Downloads what is pinned from the package index; throws where it is not that. */
async function download(pin) {
  const file = releaseOf(pin);
  const index = (process.env.PIP_INDEX_URL || 'https://pypi.org/simple').replace(/\/*$/, '/');
  const page = await get(`${index}${projectOf(file)}/`, { Accept: SIMPLE });
  const listed = (await page.json()).files.find(({ filename }) => filename === file);
  if (listed === undefined) throw new Error(`${index} does not have ${file}`);
  const bytes = new Uint8Array(await (await get(new URL(listed.url, page.url))).arrayBuffer());
  if (sha256Of(bytes) !== pin.sha256) throw new Error(`${file} is not the file that is pinned`);
  put(file, bytes);
}

function put(file, bytes) {
  const unfinished = join(WHEELS, `${file}.${process.pid}`);
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, join(WHEELS, file));
}

const bytesOf = (file) => new Uint8Array(readFileSync(join(WHEELS, file)));
const present = () => readdirSync(WHEELS).filter(isWheel).toSorted();

function isAsPinned(pin) {
  const file = releaseOf(pin);
  return existsSync(join(WHEELS, file)) && sha256Of(bytesOf(file)) === pin.sha256;
}

/** Makes the wheels that come as source. */
function makeWheels() {
  const others = present();
  for (const pin of pinned.filter(({ source }) => source !== undefined)) {
    const isTaken = others.some(
      (file) => file !== pin.file && projectOf(file) === projectOf(pin.file),
    );
    if (isAsPinned(pin) && !isTaken) put(pin.file, wheelFromSource(bytesOf(pin.source), pin));
  }
}

/** Wheels of the person's own folder: those of before go, and each takes the place of its project's. */
function takeFolder(folder) {
  const files = folder === '' ? [] : readdirSync(folder).filter(isWheel);
  const projects = new Set(files.map(projectOf));
  const kept = pinned.filter(({ file }) => !projects.has(projectOf(file))).map(({ file }) => file);
  for (const file of present().filter((name) => !kept.includes(name))) rmSync(join(WHEELS, file));
  for (const file of files) put(file, readFileSync(join(folder, file)));
}

/** Wheels that are pinned and whose project has none yet. */
function wanted() {
  const files = present();
  return pinned.filter(
    (pin) =>
      !isAsPinned(pin) &&
      !files.some((file) => file !== pin.file && projectOf(file) === projectOf(pin.file)),
  );
}

/**
 * Brings what is missing and writes the index. A build goes on without: it prints what will be missing.
 *
 * @returns {Promise<string[]>} projects that are missing
 */
export async function bringWheels() {
  mkdirSync(WHEELS, { recursive: true });
  if (process.env.WHEELS !== undefined) takeFolder(process.env.WHEELS);
  const settled = await Promise.allSettled(wanted().map(download));
  const missing = wanted();
  for (const pin of missing) rmSync(join(WHEELS, releaseOf(pin)), { force: true });
  makeWheels();
  if (missing.length > 0) {
    const names = missing.map(({ file }) => projectOf(file)).join(', ');
    const why = settled.find(({ status }) => status === 'rejected')?.reason;
    const cause = why?.cause?.code ?? why?.message ?? 'they are damaged';
    console.warn(`Python components cannot import ${names}: no wheels from PyPI (${cause}).`);
  }
  const index = present().map((file) => {
    const wheel = describeWheel(file, bytesOf(file));
    const also = pinned.find((pin) => pin.file === file)?.also ?? [];
    return { ...wheel, requires: [...wheel.requires, ...also] };
  });
  const text = `${JSON.stringify(index, null, 2)}\n`;
  if (!existsSync(INDEX) || readFileSync(INDEX, 'utf8') !== text) writeFileSync(INDEX, text);
  return missing.map(({ file }) => projectOf(file));
}

/** The index of the wheels that are there. */
export function wheelIndex() {
  return existsSync(INDEX) ? JSON.parse(readFileSync(INDEX, 'utf8')) : [];
}
