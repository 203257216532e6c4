import { fail } from '../base/result.ts';
import { PROBLEMS } from '../model/index.ts';
import type { TrialRequest } from '../model/run/index.ts';
import { problemAt } from '../model/problemAt.ts';
import type { PreparingRunClient, TrialSandbox } from '../runner/index.ts';

const NOT_LOADED = problemAt(
  'SANDBOX_NOT_STARTED',
  `${PROBLEMS.SANDBOX_NOT_STARTED} A part of Patchbay could not be loaded: check the network, or reload the page.`,
);

/** The run client, loaded by the first run or, before that, when the page prepares for it. */
export function lateRunClient(): PreparingRunClient {
  let loading: Promise<PreparingRunClient> | null = null;

  function load(): Promise<PreparingRunClient> {
    loading ??= import('./pageRunClient.ts').then(({ pageRunClient }) => pageRunClient());
    // One that failed (no network, and not kept yet) is tried again by the next run.
    loading.catch(() => (loading = null));
    return loading;
  }

  return {
    prepare: () =>
      void load().then(
        (client) => client.prepare(),
        () => {},
      ),
    expect: (request) =>
      void load().then(
        (client) => client.expect?.(request),
        () => {},
      ),
    async start(...args) {
      const client = await load().catch(() => null);
      return client === null ? fail([NOT_LOADED]) : client.start(...args);
    },
    trials(setup, listener) {
      let sandbox: TrialSandbox | null = null;
      let isEnded = false;
      const early: TrialRequest[] = [];
      void load().then(
        (client) => {
          if (isEnded) return;
          sandbox = client.trials?.(setup, listener) ?? null;
          sandbox?.send(early);
        },
        () => listener.gone(NOT_LOADED.message),
      );
      return {
        send: (trials) => (sandbox === null ? void early.push(...trials) : sandbox.send(trials)),
        at: () => sandbox?.at() ?? null,
        end() {
          isEnded = true;
          sandbox?.end();
        },
      };
    },
    async record(request, onLoading, signal) {
      const client = await load().catch(() => null);
      const answer = await client?.record?.(request, onLoading, signal);
      return answer ?? fail({ message: NOT_LOADED.message, line: null });
    },
  };
}
