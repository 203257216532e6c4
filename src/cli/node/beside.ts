import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { faultOf } from '../fileFault.ts';

/** `.patchbay-MACHINE-PROCESS-CHANCE.tmp`; earlier versions did not say whose a file is. */
const NAME = /^\.patchbay-(?<machine>[0-9a-f]{12})-(?<process>[1-9]\d{0,9})-[0-9a-f]{12}\.tmp$/u;

function readOrNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

let known: string | null = null;

/** Where process ids mean what they mean here: a folder may be shared with other machines and containers. */
function machine(): string {
  known ??= createHash('sha256')
    .update(hostname())
    .update(readOrNothing(() => readFileSync('/etc/machine-id', 'utf8')))
    .update(readOrNothing(() => readlinkSync('/proc/self/ns/pid')))
    .digest('hex')
    .slice(0, 12);
  return known;
}

/** A name beside a file, in the folder that it lies in, that says which process writes it. */
export function besideName(folder: string): string {
  const chance = randomBytes(6).toString('hex');
  return join(folder, `.patchbay-${machine()}-${process.pid}-${chance}.tmp`);
}

/** A process that one may not ask is alive as well. */
function isDead(id: number): boolean {
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return faultOf(error).code === 'ESRCH';
  }
}

/** Takes away what processes of this machine that were killed left in a folder, half written. */
export async function clearStale(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const groups = NAME.exec(name)?.groups;
    if (groups?.['machine'] !== machine() || !isDead(Number(groups['process']))) continue;
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
}
