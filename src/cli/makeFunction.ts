import type { MakeFunction } from '../engine/index.ts';

/** Makes a function of the engine's own text; Node has no policy against it, as the page has. */
export const makeFunction: MakeFunction = async (parameters, body) =>
  // oxlint-disable-next-line typescript/no-implied-eval -- nothing of a document is in the text but quoted field names
  new Function(...parameters, body) as never;
