// What a wheel has inside, as a run needs to know it before the wheel is unpacked.
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';

/** A project's name as indexes write it. */
export const projectName = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

export const sha256Of = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Names that `import` takes: packages and modules at the top of the wheel. */
function importNames(paths) {
  const names = new Set();
  for (const path of paths) {
    const [first, ...inner] = path.split('/');
    if (/\.(?:dist-info|data|libs)$/.test(first)) continue;
    const name = inner.length > 0 ? first : /\.(?:py|so)$/.test(first) ? first.split('.')[0] : '';
    if (/^[A-Za-z_]\w*$/.test(name)) names.add(name);
  }
  return [...names].toSorted();
}

/** Projects that a wheel needs; what it only needs for an extra or for another system is left out. */
function requirements(metadata) {
  const needed = metadata
    .split('\n\n')[0]
    .split('\n')
    .flatMap((line) => /^Requires-Dist: *([A-Za-z0-9][\w.-]*)(.*)$/.exec(line)?.slice(1, 3) ?? []);
  const names = new Set();
  for (let at = 0; at < needed.length; at += 2) {
    const marker = needed[at + 1];
    const isElsewhere = /extra *==|python_(?:full_)?version *<|win32|Windows/.test(marker);
    if (!isElsewhere) names.add(projectName(needed[at]));
  }
  return [...names].toSorted();
}

/**
 * Describes a wheel.
 *
 * @param {string} file its name
 * @param {Uint8Array} bytes
 * @returns {{file: string, project: string, version: string, size: number, sha256: string,
 *   imports: string[], requires: string[]}}
 */
export function describeWheel(file, bytes) {
  const paths = [];
  const isMetadata = (name) => /^[^/]+\.dist-info\/METADATA$/.test(name);
  const inside = unzipSync(bytes, {
    filter({ name }) {
      paths.push(name);
      return isMetadata(name);
    },
  });
  const [metadata] = Object.values(inside);
  if (metadata === undefined) throw new Error(`${file} is no wheel: it has no METADATA.`);
  const [project, version] = file.split('-');
  return {
    ...{ file, project: projectName(project), version },
    ...{ size: bytes.length, sha256: sha256Of(bytes) },
    imports: importNames(paths),
    requires: requirements(new TextDecoder().decode(metadata)),
  };
}
