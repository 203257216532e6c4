import { joinedBytes } from '../base/joinedBytes.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { SetTimer } from '../base/setTimer.ts';
import { sizeText } from '../base/sizeText.ts';
import type { RayFault } from './fault.ts';
import type { NoAnswer, RayCall, RayNetwork, RayQuestion } from './network.ts';

/** What an answer may cost. */
export interface Limits {
  /** Bytes at most. */
  readonly most: number;
  /** Milliseconds at most, until its last byte. */
  readonly within: number;
}

export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
}

/** Who asks whom, and how it knows the time. */
export interface Line {
  readonly network: RayNetwork;
  readonly setTimer: SetTimer;
  /** The dashboard's address, without a slash at its end. */
  readonly base: string;
}

function withoutAnswer({ kind, why }: NoAnswer, base: string): RayFault {
  switch (kind) {
    case 'refused':
      return {
        kind,
        message: `Nobody listens at ${base} (${why}). Start Ray (ray start --head), or name the address of its dashboard.`,
      };
    case 'unreachable':
      return {
        kind,
        message: `${base} cannot be reached (${why}). Look at the address of Ray's dashboard.`,
      };
    case 'cut':
      return { kind, message: `The connection to Ray at ${base} broke off (${why}).` };
    case 'garbled':
      return { kind: 'not-ray', message: notRay(base, why) };
  }
}

/** In words: at this address is something else. */
export function notRay(base: string, why: string): string {
  return `What answers at ${base} is not Ray's dashboard (${why}). Name the address that \`ray start --head\` prints for its dashboard, as http://HOST:8265.`;
}

/** One question and its whole answer, within its limits. */
export async function ask(
  { network, setTimer, base }: Line,
  question: RayQuestion,
  { most, within }: Limits,
): Promise<Result<Answer, RayFault>> {
  const call = network(question);
  const late: RayFault = {
    kind: 'late',
    message: `Ray at ${base} did not answer within ${Math.round(within / 1000)} s.`,
  };
  let giveUp: (fault: RayFault) => void = () => undefined;
  const tooLate = new Promise<Result<Answer, RayFault>>((resolve) => {
    giveUp = (fault) => resolve(fail(fault));
  });
  const stopTimer = setTimer(() => giveUp(late), within);
  const answer = await Promise.race([whole(call, most, base), tooLate]);
  stopTimer();
  call.end();
  return answer;
}

async function whole(call: RayCall, most: number, base: string): Promise<Result<Answer, RayFault>> {
  const reply = await call.reply;
  if (!reply.ok) return fail(withoutAnswer(reply.error, base));
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of reply.value.body) {
      size += part.length;
      if (size > most) {
        const message = `An answer of Ray at ${base} is larger than ${sizeText(most)}.`;
        return fail({ kind: 'oversized', message });
      }
      parts.push(part);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(withoutAnswer({ kind: 'cut', why }, base));
  }
  return ok({ status: reply.value.status, bytes: joinedBytes(parts) });
}
