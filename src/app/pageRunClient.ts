import { createRunClient, openSandbox, type PreparingRunClient } from '../runner/index.ts';
import { pageAssets } from './pageAssets.ts';
import { setTimer } from './setTimer.ts';

/** Runs in sandbox frames of this page. Their text, with engine and library in it, comes when needed. */
export function pageRunClient(): PreparingRunClient {
  const clock = { setTimer };
  const open = async () => openSandbox(document, await import('virtual:boot'), clock);
  return createRunClient({ open, assets: pageAssets(), clock });
}
