import type { Host } from './hosts.ts';

/** An attempt from code that may reach `host.url` and nothing else, and what it is told. */
interface NetworkAttempt {
  readonly name: string;
  /** An expression in TypeScript that fetches. */
  readonly code: string;
  readonly told: RegExp | string;
}

const q = (text: string): string => JSON.stringify(text);

/** Addresses, headers and answers that may trick what looks at them; `app` is the page's own address. */
export function networkAttempts(
  { url, otherUrl }: Pick<Host, 'url' | 'otherUrl'>,
  app: string,
): readonly NetworkAttempt[] {
  const [bare, other] = [url, otherUrl].map((one) => one.replace('http://', ''));
  const port = Number(bare?.split(':')[1]);
  const to = (address: string, told: string | RegExp, options = '') => ({
    code: `fetch(${q(address)}${options})`,
    told,
  });
  const rows: Readonly<Record<string, Pick<NetworkAttempt, 'code' | 'told'>>> = {
    'the host that is allowed': to(`${url}/ok`, '200 hello'),
    'in capitals': to(`HTTP://${bare}/ok`, '200 hello'),
    'by another way to write its number': to(`http://0x7f000001:${port}/ok`, '200 hello'),
    'with dots of another script': to(`http://127。0。0。1:${port}/ok`, '200 hello'),
    'with its name as a path': to(`${url}\\@${other}/ok`, '200 hello'),
    'another host': to(`${otherUrl}/stolen`, /was refused to this run/),
    'another port': to(`http://127.0.0.1:${port - 1}/stolen`, /was refused to this run/),
    'another scheme': to(`https://${bare}/stolen`, /was refused to this run/),
    'with backslashes': to(`http:\\\\${other}\\stolen`, /was refused to this run/),
    'with the host as a name': to(
      `http://${bare?.replace(':', '%3A')}@${other}/stolen`,
      /credentials/,
    ),
    'with a name and password': to(`http://me:secret@${bare}/stolen`, /credentials/),
    'without a scheme': to(`//${bare}/stolen`, /.+/),
    'a path alone': to('/stolen', /.+/),
    'with a last dot': to(`http://localhost.:${port}/stolen`, /leave out its last dot/),
    'a file': to('file:///etc/passwd', /only https: and http:/),
    'a text in an address': to('data:text/plain,stolen', /only https: and http:/),
    'a blob of the page': to(`blob:${app}/0`, /only https: and http:/),
    'a script in an address': to('javascript:1', /only https: and http:/),
    ftp: to(`ftp://${bare}/stolen`, /only https: and http:/),
    'a web socket': to(`ws://${bare}/stolen`, /only https: and http:/),
    'the page itself': to(`${app}/index.html`, /the site that Patchbay itself is on/),
    'what leads to another host': to(`${url}/away`, /leads on to another address/),
    'what leads on at the same host': to(`${url}/again`, /leads on to another address/),
    'what leads on, unread': to(
      `${url}/away`,
      /leads on to another address/,
      ', { mode: "no-cors" }',
    ),
    'what leads on, followed': to(`${url}/away`, /leads on/, ', { redirect: "follow" }'),
    'with cookies': to(`${url}/cookies`, '200 hello', ', { credentials: "include" }'),
    'with headers of a browser': to(
      `${url}/headers`,
      '200 hello',
      ', { headers: { Host: "evil", Cookie: "a=b", Origin: "https://evil", Referer: "https://evil", "Sec-Fetch-Site": "none" } }',
    ),
    'with a header of two lines': to(
      `${url}/stolen`,
      /.+/,
      ', { headers: { "X-A": "a\\r\\nX-B: b" } }',
    ),
    'with a method of proxies': to(`${url}/stolen`, /.+/, ', { method: "CONNECT" }'),
    'with a method of nobody': to(
      `${url}/stolen`,
      /with the method STEAL/,
      ', { method: "STEAL" }',
    ),
    'an answer without an end': to(`${url}/endless`, /larger than 64 MB/),
    'more than may be sent': to(
      `${url}/stolen`,
      /too much to be sent/,
      ', { method: "POST", body: "x".repeat(5_000_000) }',
    ),
    'what is no answer': to(`${url}/missing`, '404 {"why": "not here"}'),
    'an answer without a body': to(`${url}/empty`, '204 '),
    'an older way': {
      code: `(async () => { const r = new XMLHttpRequest(); r.open("GET", ${q(`${url}/stolen`)}, false); r.send(); return r; })()`,
      told: /waits for the network without/,
    },
  };
  return Object.entries(rows).map(([name, { code, told }]) => ({ name, code, told }));
}

/** A module whose component makes these attempts one after the other, and logs what came of each. */
export function tryingNetwork(attempts: readonly NetworkAttempt[]): string {
  const rows = attempts.map(({ name, code }) => `  [${q(name)}, () => ${code}],`);
  return `import { Component } from 'patchbay';

const ATTEMPTS: readonly [string, () => Promise<any>][] = [
${rows.join('\n')}
];

export class Own extends Component {
  static io = { inputs: ['x'], outputs: ['y'] };
  y = 0;

  async step() {
    for (const [name, attempt] of ATTEMPTS) {
      try {
        const answer = await attempt();
        console.log(\`TRY \${name}: GOT \${answer.status} \${await answer.text()}.\`);
      } catch (error: any) {
        console.log(\`TRY \${name}: NOT \${error.message}.\`);
      }
    }
    console.log('TRIED');
  }
}
`;
}

/** What code may send over the port to the page itself: an expression in TypeScript by what it tries. */
export const FORGED_ASKS = (address: string): Readonly<Record<string, string>> => ({
  'something that is no request': '[{ id: 900, kind: "fetch", component: "b", request: 7 }]',
  'a request whose parts are objects': `[{ id: 900, kind: "fetch", component: "b", request: { url: { toString: null }, method: {}, headers: {}, body: [] } }]`,
  'a word that nobody knows': '[{ id: 900, kind: "allow", origin: "https://evil.example" }]',
  'too many at once': `Array.from({ length: 40 }, (_, i) => ({ id: 900 + i, kind: "fetch", component: "b", request: { url: ${q(address)}, method: "GET", headers: [], body: null } }))`,
});

/** A module that sends these messages to the page in place of its first fetch. */
export const forgingAsks = (messages: string, address: string): string => `
import { Component } from 'patchbay';

const send = MessagePort.prototype.postMessage;
let isOver = false;

MessagePort.prototype.postMessage = function (this: MessagePort, message: any, ...rest: any[]) {
  if (message?.kind !== 'fetch' || isOver) return (send as any).call(this, message, ...rest);
  isOver = true;
  for (const forged of ${messages}) (send as any).call(this, forged);
};

export class Own extends Component {
  static io = { inputs: ['x'], outputs: ['y'] };
  y = 0;

  async step() {
    await fetch(${q(address)});
  }
}
`;
