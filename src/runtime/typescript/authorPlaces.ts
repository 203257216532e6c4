/** Places of an author that are told of one error. */
const MOST = 10;

/** `Tank.step` of a frame as V8 (`at Tank.step (`) or SpiderMonkey (`step@`) writes it; a module itself has no name. */
function callee(frame: string): string | null {
  const name =
    /^\s*at (?:async |new )*([^\s(]+) .*\(/.exec(frame) ?? /^(?:async\*)?([^@]+)@/.exec(frame);
  const text = name?.[1]?.replace(/\/<$/, '') ?? '';
  return text === '' || text === 'default' ? null : text;
}

/** Finds the lines of the author's files in what an error has of the calls that led to it. */
export class AuthorPlaces {
  /** Files by the addresses from which they were loaded, each with a line per line of the author. */
  readonly #files = new Map<string, string>();

  add(url: string, file: string): void {
    this.#files.set(url, file);
  }

  /** What was thrown, with the author's lines, the innermost first; null where there are none. */
  readonly tell = (error: unknown): string | null => {
    if (!(error instanceof Error) || typeof error.stack !== 'string') return null;
    const places = error.stack.split('\n').flatMap((frame) => this.#place(frame) ?? []);
    if (places.length === 0) return null;
    const { name, message } = error;
    const isPlain = name === 'Error' && message !== '';
    const head = isPlain ? message : [name, message].filter((text) => text !== '').join(': ');
    return [head, ...places.slice(0, MOST)].join('\n');
  };

  #place(frame: string): string | null {
    for (const [url, file] of this.#files) {
      const at = frame.lastIndexOf(`${url}:`);
      if (at < 0) continue;
      const line = /^\d+/.exec(frame.slice(at + url.length + 1))?.[0];
      const inside = callee(frame);
      return `  ${file}:${line}${inside === null ? '' : `, in ${inside}`}`;
    }
    return null;
  }
}
