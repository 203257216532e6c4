import { fail, ok, type Result } from '../../base/result.ts';
import type { NetworkDoor } from '../../runner/api.ts';
import type { NetworkAnswer } from '../view/viewState.ts';

/** A run asks for so many hosts that were not allowed; what asks for more floods. */
export const QUESTIONS = 8;

/** A host that a run asks for, and that a person is to decide on. */
export interface AskedHost {
  readonly origin: string;
  /** Who says that it asks; null where it is none of the model's components. */
  readonly component: string | null;
  readonly answer: (how: NetworkAnswer) => void;
}

interface Surroundings {
  /** Of the components of the model. */
  readonly names: ReadonlySet<string>;
  /** Settles when what was kept of the document is known. */
  ready(): Promise<void>;
  /** Whether the run's document is the one that is open. */
  isOpen(): boolean;
  isAllowed(origin: string): boolean;
  isRevoked(origin: string): boolean;
  /** The person allows it for this run and all that come. */
  allow(origin: string): void;
  ask(question: AskedHost): void;
  withdraw(question: AskedHost): void;
}

interface Asking {
  readonly question: AskedHost;
  readonly answer: Promise<NetworkAnswer>;
  /** Requests that wait for it. */
  waiting: number;
}

/** Asks a person for each host once in a run, and remembers what they said as long as it goes on. */
export function networkDoor(around: Surroundings): NetworkDoor {
  const answers = new Map<string, NetworkAnswer>();
  const asking = new Map<string, Asking>();
  let questions = 0;

  function begin(origin: string, component: string): Asking {
    questions++;
    let settle = (_how: NetworkAnswer): void => undefined;
    const answer = new Promise<NetworkAnswer>((resolve) => (settle = resolve));
    const question: AskedHost = {
      origin,
      component: around.names.has(component) ? component : null,
      answer(how) {
        if (asking.get(origin)?.question !== question) return;
        answers.set(origin, how);
        leave(origin);
        if (how === 'document' && around.isOpen()) around.allow(origin);
        settle(how);
      },
    };
    const made: Asking = { question, answer, waiting: 0 };
    asking.set(origin, made);
    around.ask(question);
    return made;
  }

  function leave(origin: string): void {
    const one = asking.get(origin);
    asking.delete(origin);
    if (one !== undefined) around.withdraw(one.question);
  }

  /** The person's answer; null where nobody waits for it any more. */
  function answerFor(
    origin: string,
    component: string,
    signal: AbortSignal,
  ): Promise<NetworkAnswer | null> {
    const one = asking.get(origin) ?? begin(origin, component);
    one.waiting++;
    return new Promise((resolve) => {
      const stop = (): void => {
        one.waiting--;
        if (one.waiting === 0 && asking.get(origin) === one) leave(origin);
        resolve(null);
      };
      signal.addEventListener('abort', stop, { once: true });
      void one.answer.then((how) => {
        signal.removeEventListener('abort', stop);
        resolve(how);
      });
    });
  }

  function verdict(origin: string): Result<void, string> | null {
    const { host } = new URL(origin);
    if (!around.isOpen()) return fail('Another document is open: this run reaches nothing more.');
    if (around.isRevoked(origin)) return fail(`The permission for ${host} was revoked.`);
    if (around.isAllowed(origin)) return ok(undefined);
    const answer = answers.get(origin);
    if (answer === 'refuse') return fail(`${host} was refused to this run.`);
    return answer === undefined ? null : ok(undefined);
  }

  return {
    async mayReach(origin, component, signal) {
      await around.ready();
      const before = verdict(origin);
      if (before !== null) return before;
      if (!asking.has(origin) && questions >= QUESTIONS)
        return fail(`This run has asked for ${QUESTIONS} hosts, and may ask for no more.`);
      if (signal.aborted) return fail('It is not wanted any more.');
      if ((await answerFor(origin, component, signal)) === null)
        return fail('It is not wanted any more.');
      return verdict(origin) ?? fail(`${new URL(origin).host} was not allowed.`);
    },
  };
}
