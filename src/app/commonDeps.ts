import type { OutsideText } from '../formats/index.ts';
import { catalogue } from '../library/index.ts';
import type { RunClient } from '../runner/index.ts';
import { digest } from './digest.ts';
import { readElsewhere } from './readElsewhere.ts';
import { setTimer } from './setTimer.ts';
import { patchbayVersion } from './version.ts';

/** Where the page has no crypto.randomUUID (plain http from another machine), the same from bytes. */
function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Files of the examples lie beside the page, whatever path that has. */
export async function fetchExample(path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`examples/${path}`, document.baseURI));
  if (!response.ok) throw new Error(`examples/${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What every page of ours gives its stores, whatever it keeps. */
export function commonDeps(runClient: RunClient) {
  return {
    runClient,
    catalogue,
    moduleReading: () => import('../modules/index.ts'),
    digest,
    fetchExample,
    componentCode: async () => (await import('../library/python/projectCode.ts')).projectCode,
    calculate: async (text: string) => (await import('../library/calculate.ts')).calculate(text),
    readElsewhere: (from: OutsideText) => readElsewhere(from),
    version: patchbayVersion,
    cores: navigator.hardwareConcurrency,
    clock: () => Date.now(),
    newId,
    setTimer,
  };
}
