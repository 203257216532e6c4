import { readOutside, writeOver } from '../formats/index.ts';
import type { TextTask } from './readElsewhere.ts';

/** The worker's side of `readElsewhere`: that it is there, and one answer to one task, which its name may be. */
postMessage(null);

function answer(task: TextTask): void {
  postMessage('read' in task ? readOutside(task.read) : writeOver(task.write, task.config));
}

// Our own page has written it.
if (self.name !== '') answer(JSON.parse(self.name) as TextTask);
else addEventListener('message', ({ data }: MessageEvent<TextTask>) => answer(data));
