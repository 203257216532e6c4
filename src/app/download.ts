import type { SetTimer } from '../base/setTimer.ts';

export interface DownloadDeps {
  /** Asks the site for a file by its path, such as `python/manifest.json`; `isAnew`: past every cache. */
  readonly fetchFile: (path: string, isAnew: boolean, signal: AbortSignal) => Promise<Response>;
  readonly setTimer: SetTimer;
}

interface Wanted {
  readonly path: string;
  readonly isAnew?: boolean;
  /** Hears of each piece, how many bytes it has. */
  readonly onBytes?: (count: number) => void;
}

/** Longest wait for the next bytes, milliseconds. */
const STALL_MS = 30_000;

/** A file of the site; rejects where there is none, or where nothing comes for too long. */
export async function download(
  { fetchFile, setTimer }: DownloadDeps,
  { path, isAnew = false, onBytes }: Wanted,
): Promise<Uint8Array<ArrayBuffer>> {
  const aborting = new AbortController();
  const arm = () => setTimer(() => aborting.abort(new Error('nothing came')), STALL_MS);
  let disarm = arm();
  try {
    const response = await fetchFile(path, isAnew, aborting.signal);
    if (!response.ok || response.body === null) throw new Error(`${path}: ${response.status}`);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      disarm();
      disarm = arm();
      pieces.push(value);
      onBytes?.(value.length);
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  } finally {
    disarm();
  }
}
