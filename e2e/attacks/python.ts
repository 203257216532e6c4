/**
 * Attempts of a component in Python to reach what is not its own. Each is the body of an async function with
 * `url` (a server that hears all who come), `socket` (the same for web sockets), `host` and `port` of it, and
 * `app` (the page's own address); `js` is the worker. It worked if it gives anything but None.
 */
export interface Attempt {
  readonly name: string;
  readonly code: string;
}

const attempts = (rows: Readonly<Record<string, string>>): readonly Attempt[] =>
  Object.entries(rows).map(([name, code]) => ({ name, code }));

/** Over the network, by the browser's ways. */
const BROWSER = attempts({
  'js.fetch': 'return await js.fetch(url + "fetch")',
  'js.fetch without cors':
    'return await js.fetch(url + "nocors", to_js({"mode": "no-cors", "method": "POST", "keepalive": True}))',
  'js.fetch of the page': 'return await js.fetch(app + "/index.html")',
  XMLHttpRequest:
    'r = js.XMLHttpRequest.new(); r.open("GET", url + "xhr", False); r.send(); return r.status',
  EventSource: 'return await heard(js.EventSource.new(url + "events"), "open")',
  WebSocket: 'return await heard(js.WebSocket.new(socket), "open")',
  WebSocketStream: 'return (await js.WebSocketStream.new(socket).opened)',
  WebTransport: 'return (await js.WebTransport.new(url.replace("http", "https")).ready)',
  sendBeacon: 'return js.navigator.sendBeacon(url + "beacon")',
  importScripts: 'js.importScripts(url + "scripts"); return 1',
  'a worker of that server': 'return await heard(js.Worker.new(url + "worker"), "message")',
  'a shared worker': 'return js.SharedWorker.new(url + "shared")',
  'a worker that fetches':
    'return await in_worker(f"await fetch({url!r} + \'nested\'); postMessage(1)")',
  'a worker that imports':
    'return await in_worker(f"await import({url!r} + \'import\'); postMessage(1)")',
  'a worker of a worker that fetches':
    'inner = f"fetch({url!r} + \'deep\').then(() => postMessage(1), () => postMessage(0))"\nreturn await in_worker(f"const w = new Worker(URL.createObjectURL(new Blob([{inner!r}]))); const answer = await new Promise((done) => (w.onmessage = ({{ data }}) => done(data))); if (answer) postMessage(1); else throw new Error()")',
  'a worker from data:':
    'return await heard(js.Worker.new("data:text/javascript,fetch(%22" + url + "data%22)"), "message")',
  FontFace: 'return await js.FontFace.new("f", f"url({url}font)").load()',
  RTCPeerConnection: 'return js.RTCPeerConnection.new()',
  compileStreaming: 'return await js.WebAssembly.compileStreaming(js.fetch(url + "wasm"))',
  'Cache.add': 'return await (await js.caches.open("x")).add(url + "cache")',
  eval: 'return js.eval("1 + 1")',
  Function: 'return js.Function.new("return 1")()',
  'a timer of text':
    'js.setTimeout("self.textRan = 1", 0); await asyncio.sleep(0.05); return js.textRan',
  run_js: 'from pyodide.code import run_js\nreturn run_js("1 + 1")',
});

/** Over the network, by Python's ways. */
const PYTHON = attempts({
  pyfetch: 'from pyodide.http import pyfetch\nreturn await pyfetch(url + "pyfetch")',
  open_url: 'from pyodide.http import open_url\nreturn open_url(url + "open")',
  pyxhr: 'from pyodide.http import pyxhr\nreturn pyxhr.get(url + "pyxhr")',
  urlopen: 'import urllib.request\nreturn urllib.request.urlopen(url + "urllib", timeout=1)',
  'http.client':
    'import http.client\nc = http.client.HTTPConnection(host, port, timeout=1); c.request("GET", "/client"); return c.getresponse()',
  'a socket':
    'import socket\ns = socket.create_connection((host, port), timeout=1); s.sendall(b"x"); return s.recv(1)',
  'a socket that waits':
    'import socket\ns = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); return s.accept()',
  'asyncio.open_connection': 'return await asyncio.open_connection(host, port)',
  loadPackage:
    'import pyodide_js\nawait pyodide_js.loadPackage(url + "x-1-py3-none-any.whl"); import x; return 1',
  'a package of the distribution':
    'import pyodide_js\nawait pyodide_js.loadPackage("numpy"); import numpy; return 1',
  micropip: 'import micropip\nreturn await micropip.install(url + "y-1-py3-none-any.whl")',
  subprocess: 'import subprocess\nreturn subprocess.run(["true"])',
  'os.system': 'import os\nreturn True if os.system("true") == 0 else None',
  'os.fork': 'import os\nreturn os.fork()',
  multiprocessing:
    'import multiprocessing\np = multiprocessing.Process(target=print); p.start(); return p',
  ctypes: 'import ctypes\nreturn True if ctypes.CDLL(None).system(b"true") == 0 else None',
  'a library of the machine': 'import ctypes\nreturn ctypes.CDLL("libc.so.6")',
});

/** What the browser keeps for the page. */
const STORAGE = attempts({
  'indexedDB.open': 'r = js.indexedDB.open("patchbay"); return await heard(r, "success")',
  'indexedDB.databases': 'return await js.indexedDB.databases()',
  'indexedDB.deleteDatabase':
    'return await heard(js.indexedDB.deleteDatabase("patchbay"), "success")',
  caches: 'return await js.caches.keys()',
  localStorage: 'return js.localStorage.getItem("x")',
  'document.cookie': 'return js.document.cookie',
  cookieStore: 'return await js.cookieStore.getAll()',
  'a private file system': 'return await js.navigator.storage.getDirectory()',
  'persistent storage': 'return await js.navigator.storage.persist()',
  locks: 'return await js.navigator.locks.query()',
  'an old file system': 'return js.webkitRequestFileSystemSync(0, 1024)',
  'a service worker': 'return await js.navigator.serviceWorker.register(app + "/sw.js")',
  IDBFS:
    'import pyodide_js\nfs = pyodide_js.FS; fs.mkdir("/kept"); fs.mount(fs.filesystems.IDBFS, to_js({}), "/kept")\nawait with_callback(lambda done: fs.syncfs(True, done)); return 1',
  'the disk of the machine':
    'import os\nreturn open("/etc/hostname").read() if os.path.exists("/etc/hostname") else None',
  'files by a picker': 'return await js.showOpenFilePicker()',
});

/** The page, and other pages. */
const PAGE = attempts({
  parent: 'return js.parent.document',
  top: 'return js.top.location',
  opener: 'return js.opener',
  'another address':
    'js.location.href = url + "location"; await asyncio.sleep(0.05); return None if js.location.href.startswith("blob:") else 1',
  'location.assign': 'js.location.assign(url + "assign"); return 1',
  'a new window': 'return js.open(url + "open")',
  'a click on another page': 'return await js.clients.openWindow(url + "window")',
  alert: 'js.alert("pwned"); return 1',
  Notification: 'return await js.Notification.requestPermission()',
  clipboard: 'return await js.navigator.clipboard.readText()',
  geolocation: 'return js.navigator.geolocation.getCurrentPosition',
  usb: 'return await js.navigator.usb.getDevices()',
  'an address of the page':
    'return await js.fetch(js.URL.createObjectURL(js.Blob.new(["x"])).replace("null", app))',
});

/** What works in the sandbox, and must not be felt outside of it: it gives nothing, and the page is looked at. */
const INSIDE = attempts({
  'a prototype of its own':
    'js.Object.prototype.polluted = "yes"; js.Array.prototype.polluted = "yes"; js.Promise.prototype.polluted = "yes"',
  'a broadcast': 'js.BroadcastChannel.new("patchbay").postMessage("pwned")',
  'a message to its maker':
    'js.postMessage("patchbay:ready"); js.postMessage(to_js({"kind": "broken"}))',
  'an event on itself':
    'js.dispatchEvent(js.MessageEvent.new("message", to_js({"data": "patchbay:open"})))',
  'names of the page':
    'js.name = "pwned"; js.document = to_js({"title": "pwned"}); js.localStorage = to_js({"x": "pwned"})',
  'our own modules changed':
    'import _patchbay.values, plugboard.component, sys\n_patchbay.values.x = 1; sys.modules["plugboard.schemas"] = None',
  'a flood of the console': 'for i in range(2000): js.console.log(str(i))',
});

export const ATTEMPTS: readonly Attempt[] = [...BROWSER, ...PYTHON, ...STORAGE, ...PAGE, ...INSIDE];

const PRELUDE = `import asyncio
import js
from pyodide.ffi import create_once_callable, create_proxy, to_js as _to_js


def to_js(value):
    return _to_js(value, dict_converter=js.Object.fromEntries)


async def heard(target, good, wait=1.5):
    told = asyncio.get_running_loop().create_future()

    def tell(result, event):
        # An error that nobody takes would end the run.
        event.preventDefault()
        if not told.done():
            told.set_result(result)

    for name in (good, "message", "open", "success"):
        target.addEventListener(name, create_proxy(lambda event: tell(True, event)))
    for name in ("error", "close", "blocked"):
        target.addEventListener(name, create_proxy(lambda event: tell(False, event)))
    if not await asyncio.wait_for(told, wait):
        raise OSError("refused")
    return True


async def in_worker(text):
    text = "(async () => {" + text + "})().catch(() => setTimeout(() => { throw 1; }))"
    return await heard(js.Worker.new(js.URL.createObjectURL(js.Blob.new([text]))), "message")


async def with_callback(call):
    told = asyncio.get_running_loop().create_future()
    call(create_once_callable(lambda error=None: told.set_result(error)))
    error = await asyncio.wait_for(told, 1.5)
    if error:
        raise OSError(str(error))

`;

/**
 * A module whose component tries them all in its first step, and prints which of them worked.
 *
 * @param told it gives that as its value too, where there is no log to read it in
 */
export function attackingModule(url: string, app: string, told = false): string {
  const { hostname, port } = new URL(url);
  const functions = ATTEMPTS.map(({ code }, i) => {
    const body = code.split('\n').map((line) => `    ${line}`);
    return `async def attempt_${i}(url, socket, host, port, app):\n${body.join('\n')}\n`;
  });
  const names = ATTEMPTS.map(({ name }, i) => `    (${JSON.stringify(name)}, attempt_${i}),`);
  const given = [url, url.replace('http', 'ws'), hostname, Number(port), app];
  return `${PRELUDE}
${functions.join('\n\n')}
ATTEMPTS = [
${names.join('\n')}
]

from plugboard.component import Component, IOController


class Own(Component):
    io = IOController(inputs=["x"], outputs=["y"])

    async def step(self) -> None:
        worked = []
        for name, attempt in ATTEMPTS:
            try:
                given = await asyncio.wait_for(attempt(${given.map((one) => JSON.stringify(one)).join(', ')}), 3)
                if given is not None and str(type(given)) != "<class 'pyodide.ffi.JsNull'>":
                    worked.append(f"{name} ({str(given)[:60]})")
            except BaseException as error:
                pass
        outcome = f"TRIED {len(ATTEMPTS)} WORKED {'; '.join(worked) or 'none'}"
        print(outcome)
        self.y = ${told ? 'outcome' : '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}'}
`;
}
