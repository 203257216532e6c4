import { readOutside, writeOver } from '../formats/index.ts';
import type { TextTask } from './readElsewhere.ts';

/** The worker's side of `readElsewhere`: that it is there, and one answer to one task. */
postMessage(null);
addEventListener('message', ({ data }: MessageEvent<TextTask>) => {
  postMessage('read' in data ? readOutside(data.read) : writeOver(data.write, data.config));
});
