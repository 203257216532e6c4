import { ok } from '../base/result.ts';
import { readSimpleLink } from '../formats/simpleLink.ts';
import { ABSENT, type TextTask } from './textTask.ts';

/** The worker's side of `readElsewhere`: that it is there, and one answer to one task, which its name may be. */
postMessage(null);

async function answerTo(task: TextTask): Promise<unknown> {
  const simple = 'read' in task && task.isQuick ? readSimpleLink(task.read.text) : null;
  if (simple !== null) return ok(simple);
  // Parser and schema take longer to come than an ordinary link to be read.
  const all = await import('./fullReading.ts').catch(() => null);
  if (all === null) return ABSENT;
  return 'read' in task ? all.readOutside(task.read) : all.writeOver(task.write, task.config);
}

function answer(task: TextTask): void {
  answerTo(task).then(postMessage, (fault: unknown) => {
    // What is thrown here, the page hears of.
    setTimeout(() => {
      throw fault;
    });
  });
}

// Our own page has written it.
if (self.name !== '') answer(JSON.parse(self.name) as TextTask);
else addEventListener('message', ({ data }: MessageEvent<TextTask>) => answer(data));
