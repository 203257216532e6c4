import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import type { AddressInfo } from 'node:net';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

export interface StaticSite {
  /** Address of the page, with the path that it lies under. */
  readonly url: string;
  /** Serves another text in place of a file, as a new build would. */
  replace(name: string, change: (text: string) => string): void;
  /** Has these files no longer, as a site with another build; null: it has all again. */
  withhold(names: RegExp | null): void;
  close(): Promise<void>;
}

export interface HostHabits {
  /** Headers that the host adds to every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Types that it sends in place of the right ones, by the end of a name. */
  readonly types?: Readonly<Record<string, string>>;
}

/**
 * The built site under a path of its own, on a server that can be taken away.
 *
 * @param root another folder in its place
 */
export async function serveDist(
  path = '/',
  habits: HostHabits = {},
  root = 'dist',
): Promise<StaticSite> {
  const changes = new Map<string, (text: string) => string>();
  let withheld: RegExp | null = null;

  async function answer(pathname: string): Promise<{ type: string; body: Uint8Array } | null> {
    if (!pathname.startsWith(path)) return null;
    const name = pathname.slice(path.length).replace(/(^|\/)$/, '$1index.html');
    if (withheld?.test(name)) return null;
    const body = await readFile(join(resolve(root), name)).catch(() => null);
    if (body === null) return null;
    const change = changes.get(name);
    const type =
      habits.types?.[extname(name)] ?? TYPES[extname(name)] ?? 'application/octet-stream';
    return { type, body: change ? Buffer.from(change(body.toString('utf8'))) : body };
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void answer(decodeURIComponent(pathname)).then((found) => {
      if (found === null) response.writeHead(404).end();
      else
        response.writeHead(200, { ...habits.headers, 'content-type': found.type }).end(found.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${path}`,
    replace: (name, change) => void changes.set(name, change),
    withhold: (names) => void (withheld = names),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
