export type { AssetProgress, PageAssets } from './answerAsks.ts';
export type { RunClient, TrialSandbox } from './api.ts';
export { createRunClient, type PreparingRunClient } from './client.ts';
export { openSandbox } from './sandbox.ts';
export type { FetchOutside } from './network/runNetwork.ts';
