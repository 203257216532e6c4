import { fail, ok, type Result } from '../base/result.ts';
import { type PageAsk, readAnswer, readAssets } from '../runner/protocol/index.ts';

/** The page, as a run's worker may ask it. A refusal is a sentence for a person. */
export interface Page {
  /** Files of Patchbay's own by their names. */
  assets(names: readonly string[]): Promise<Result<readonly Uint8Array[], string>>;
}

/** Asks over the port that leads to the page; each answer finds its ask by its number. */
export function pageAt(port: MessagePort): Page {
  const waiting = new Map<number, (answer: Result<unknown, string>) => void>();
  let asked = 0;
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const answer = readAnswer(data);
    if (answer === undefined) return;
    waiting.get(answer.id)?.(answer.ok ? ok(answer.value) : fail(answer.message));
    waiting.delete(answer.id);
  });
  port.start();

  function ask(what: Omit<PageAsk, 'id'>): Promise<Result<unknown, string>> {
    const id = asked++;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      port.postMessage({ id, ...what } satisfies PageAsk);
    });
  }

  return {
    async assets(names) {
      const answer = await ask({ kind: 'assets', names });
      if (!answer.ok) return answer;
      const files = readAssets(answer.value, names.length);
      return files === undefined ? fail('The page did not send what it was asked for.') : ok(files);
    },
  };
}
