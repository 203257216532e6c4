import { fail, ok, type Result } from '../base/result.ts';

/** Where a Ray on this machine has its dashboard. */
export const USUAL_ADDRESS = 'http://127.0.0.1:8265';

/** `http://HOST:PORT`, or with a path behind it; `HOST:PORT` means the same. */
const ADDRESS = /^(https?):\/\/([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?(\/[\w./~-]*)?$/i;

/** Reads the address of a dashboard; gives it without a slash at its end. */
export function readAddress(text: string): Result<string, string> {
  const given = text.trim();
  if (/^ray:\/\//i.test(given)) {
    return fail(
      `${given} is the address of Ray's client. Jobs go to the dashboard: http://HOST:8265.`,
    );
  }
  const whole = given.includes('://') ? given : `http://${given}`;
  return ADDRESS.test(whole)
    ? ok(whole.replace(/\/+$/, ''))
    : fail(`${JSON.stringify(given)} is no address of a dashboard, such as ${USUAL_ADDRESS}.`);
}
