import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownPlugboardPython } from '../../.scripts/plugboardPython.mjs';
import { startHead } from '../../src/testing/interop/plugboard/startHead.ts';

/** A Ray of this machine, with its dashboard and plugboard. */
export interface RealCluster {
  readonly address: string;
  readonly end: () => void;
}

const SCRIPT = new URL('../../src/testing/interop/plugboard/ray_head.py', import.meta.url);

/** A Python that can start such a Ray, or why there is none, in words. */
export function rayPython(): ReturnType<typeof knownPlugboardPython> {
  const found = knownPlugboardPython();
  if ('missing' in found) return found;
  try {
    const args = ['-c', 'import ray.dashboard.optional_deps'];
    execFileSync(found.python, args, { stdio: 'ignore', timeout: 120_000 });
    return found;
  } catch {
    return { missing: `${found.python} lacks Ray's dashboard (pip install "ray[default]").` };
  }
}

/** Starts a Ray of two processors. */
export async function realCluster(python: string): Promise<RealCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-e2e-'));
  const script = readFileSync(SCRIPT, 'utf8');
  const { dashboard, stop } = await startHead({ python, folder, script, dashboard: true });
  const end = () => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: dashboard ?? '', end };
}
