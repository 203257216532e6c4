// Makes a wheel of a source release that is pure Python: some projects have no wheel for every system.
import { gunzipSync } from 'node:zlib';
import { zipSync } from 'fflate';

const BLOCK = 512;
/** A wheel made of the same source is the same. */
const DATE = '1980-01-02';

/** Files of a tar archive by their path below its one folder. */
function filesOf(archive) {
  const tar = gunzipSync(archive);
  const text = (at, length) => tar.toString('utf8', at, at + length).split('\0')[0];
  const files = new Map();
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0;) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    const path = [text(at + 345, 155), text(at, 100)].filter((part) => part !== '').join('/');
    const isFile = tar[at + 156] === 0x30 || tar[at + 156] === 0;
    if (isFile)
      files.set(path.split('/').slice(1).join('/'), tar.subarray(at + BLOCK, at + BLOCK + size));
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
  return files;
}

/**
 * @param {Uint8Array} archive the source release, `.tar.gz`
 * @param {{file: string, packages: string}} made the wheel's name, and the folder of its packages
 * @returns {Uint8Array} the wheel
 */
export function wheelFromSource(archive, { file, packages }) {
  const files = filesOf(archive);
  const inside = {};
  for (const [path, bytes] of files) {
    const isCode = path.startsWith(`${packages}/`) && path.endsWith('.py');
    if (isCode) inside[path.slice(packages.length + 1)] = bytes;
  }
  const info = `${file.split('-').slice(0, 2).join('-')}.dist-info`;
  inside[`${info}/METADATA`] = files.get('PKG-INFO');
  inside[`${info}/WHEEL`] = Buffer.from(
    'Wheel-Version: 1.0\nGenerator: patchbay\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  );
  inside[`${info}/RECORD`] = Buffer.from(
    [...Object.keys(inside), `${info}/RECORD`].map((path) => `${path},,\n`).join(''),
  );
  return zipSync(inside, { mtime: new Date(DATE) });
}
