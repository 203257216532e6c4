import { createRunClient, openSandbox, type PreparingRunClient } from '../runner/index.ts';
import { fetchInWorker } from './network/fetchInWorker.ts';
import { pageAssets } from './pageAssets.ts';
import { setTimer } from './setTimer.ts';
import { noteEngine } from './version.ts';

/** Runs in sandbox frames of this page. Their text, with engine and library in it, comes when needed. */
export function pageRunClient(): PreparingRunClient {
  const clock = { setTimer };
  const open = async () => {
    const boot = await import('virtual:boot');
    noteEngine(boot.digest);
    return openSandbox(document, boot, clock);
  };
  return createRunClient({
    ...{ open, assets: pageAssets(), clock },
    network: { fetchOutside: fetchInWorker, ownOrigin: location.origin },
  });
}
