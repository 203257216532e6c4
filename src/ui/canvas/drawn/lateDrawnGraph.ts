import { late } from '../../kit/late.tsx';

/** Draws what of a large model gets no elements: a small one does without it. */
export const DrawnGraph = late(async () => (await import('./DrawnGraph.tsx')).DrawnGraph);
