import { fail, ok, type Result } from '../../base/result.ts';
import { download } from '../download.ts';
import { setTimer } from '../setTimer.ts';

/** A file that came from an address. */
export interface OutsideFile {
  readonly bytes: Uint8Array;
  /** Where it came from in the end. */
  readonly url: string;
}

/** More is no model that this page opens. */
const LARGEST = 50_000_000;

/**
 * Fetches a file as a stranger would: without cookies or what else the browser knows of the person.
 *
 * @returns the file, or why there is none, in a sentence
 */
export async function fetchOutside(
  url: string,
  signal: AbortSignal,
): Promise<Result<OutsideFile, string>> {
  const { host } = new URL(url);
  let final = url;
  let isForbidden = false;
  let size = 0;
  const tooLarge = new AbortController();
  // The policy forbids what was asked for, or where that leads on to.
  const note = (event: SecurityPolicyViolationEvent): void => {
    isForbidden ||= event.effectiveDirective === 'connect-src';
  };
  document.addEventListener('securitypolicyviolation', note);
  try {
    const fetchFile = async (path: string, _isAnew: boolean, stalled: AbortSignal) => {
      const response = await fetch(path, {
        ...{ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache' },
        signal: AbortSignal.any([signal, stalled, tooLarge.signal]),
      });
      final = response.url || path;
      return response;
    };
    const onBytes = (count: number): void => {
      size += count;
      if (size > LARGEST) tooLarge.abort();
    };
    return ok({
      bytes: await download({ fetchFile, setTimer }, { path: url, onBytes }),
      url: final,
    });
  } catch (error) {
    // The browser tells of its policy a moment later.
    await new Promise((resolve) => setTimeout(resolve));
    return fail(why(error, { host, isForbidden, isTooLarge: tooLarge.signal.aborted }));
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}

interface Known {
  readonly host: string;
  readonly isForbidden: boolean;
  readonly isTooLarge: boolean;
}

function why(error: unknown, { host, isForbidden, isTooLarge }: Known): string {
  if (isForbidden)
    return `The policy of this page lets it fetch nothing from ${host}. Download the file and drop it onto the page; or whoever runs this site lets it, by connect-src in its policy.`;
  if (isTooLarge) return `It is larger than ${LARGEST / 1_000_000} MB.`;
  const status = /: (\d{3})$/.exec(error instanceof Error ? error.message : '')?.[1];
  if (status !== undefined) return `${host} answered ${status}.`;
  return `${host} does not answer, or gives its files to no other site. Download the file and drop it onto the page.`;
}
