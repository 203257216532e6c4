import { fail, ok, type Result } from '../base/result.ts';
import {
  LIMITS,
  type OutsideRequest,
  type OutsideResponse,
  type PageAsk,
  readAnswer,
  readAssets,
  readOutsideResponse,
} from '../runner/protocol/index.ts';

/** Fetches that are under way for this worker; further ones wait here. */
const FETCHES = LIMITS.fetches - 2;

/** The page, as a run's worker may ask it. A refusal is a sentence for a person. */
export interface Page {
  /** Files of Patchbay's own by their names. */
  assets(names: readonly string[]): Promise<Result<readonly Uint8Array[], string>>;
  /** Something from another host, which the person may be asked about. */
  fetch(
    component: string,
    request: OutsideRequest,
    signal: AbortSignal,
  ): Promise<Result<OutsideResponse, string>>;
}

/** Lets so many things go on at once; the others wait for their turn. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let going = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (going === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else going++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) going--;
      else next();
    }
  };
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

  function ask(
    what: (id: number) => PageAsk,
    signal?: AbortSignal,
  ): Promise<Result<unknown, string>> {
    const id = asked++;
    return new Promise((resolve) => {
      const drop = (): void => port.postMessage({ id, kind: 'drop' } satisfies PageAsk);
      waiting.set(id, (answer) => {
        signal?.removeEventListener('abort', drop);
        resolve(answer);
      });
      signal?.addEventListener('abort', drop);
      port.postMessage(what(id));
    });
  }
  const inTurn = turns(FETCHES);

  return {
    async assets(names) {
      const answer = await ask((id) => ({ id, kind: 'assets', names }));
      if (!answer.ok) return answer;
      const files = readAssets(answer.value, names.length);
      return files === undefined ? fail('The page did not send what it was asked for.') : ok(files);
    },
    fetch: (component, request, signal) =>
      inTurn(async () => {
        if (signal.aborted) return fail('It is not wanted any more.');
        const answer = await ask((id) => ({ id, kind: 'fetch', component, request }), signal);
        if (!answer.ok) return answer;
        const response = readOutsideResponse(answer.value);
        return response === undefined
          ? fail('The page did not send what it was asked for.')
          : ok(response);
      }),
  };
}
