import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type NoAnswer, overFetch, rayClient } from '../../ray/index.ts';
import type { Cluster } from '../../stores/index.ts';
import { setTimer } from '../setTimer.ts';

/** Headers of the bridge, as `src/cli/serve` has them. */
const KEY_HEADER = 'x-patchbay-token';
const WORD_HEADER = 'x-patchbay-bridge';
/** The bridge is a program of this machine. */
const WITHIN_MS = 10_000;

const AGAIN = 'start it again, and open the address that it prints';
const GONE = `The command patchbay serve, which this page came from, does not answer: ${AGAIN}.`;
const OLD =
  'The key of this page is of an earlier patchbay serve: open the address that it printed last.';

/** Why there is no answer, thrown through `fetch`. */
class Unanswered extends Error {
  readonly answer: NoAnswer;

  constructor(answer: NoAnswer) {
    super(answer.why);
    this.answer = answer;
  }
}

/** In the bridge's own words: it has not passed the question on, or Ray has not answered. */
async function bridgeWord(answer: Response): Promise<NoAnswer | null> {
  const word = answer.headers.get(WORD_HEADER);
  if (word === null) return null;
  const why = (await answer.text()).trim();
  if (answer.status === 401) return { kind: 'unreachable', why: OLD };
  return { kind: why === 'ECONNREFUSED' ? 'refused' : 'unreachable', why };
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const entropy = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** Asks the bridge beside the page which Ray it leads to, and makes a client of that. */
export async function connectToRay(key: string): Promise<Result<Cluster, string>> {
  const bridge = new URL('ray', document.baseURI).href;
  const headers = { [KEY_HEADER]: key };
  let told: unknown;
  try {
    const signal = AbortSignal.timeout(WITHIN_MS);
    const answer = await fetch(`${bridge}/`, { headers, signal, cache: 'no-store' });
    if (answer.status === 401) return fail(OLD);
    if (!answer.ok) return fail(GONE);
    told = await answer.json();
  } catch {
    return fail(GONE);
  }
  const base = isObject(told) ? told['ray'] : undefined;
  if (typeof base !== 'string') return fail(GONE);
  const network = overFetch({
    newAbort: () => new AbortController(),
    async fetch(url, init) {
      const answer = await fetch(`${bridge}${url.slice(base.length)}`, init);
      const word = await bridgeWord(answer);
      if (word !== null) throw new Unanswered(word);
      return answer;
    },
    noAnswer: (fault) => (fault instanceof Unanswered ? fault.answer : { kind: 'cut', why: GONE }),
  });
  return ok({ client: rayClient({ base, headers, network, setTimer }), sha256, entropy });
}
