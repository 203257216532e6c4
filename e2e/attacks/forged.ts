import { stepping } from '../page/modules.ts';

/** What a run may send in place of its next results, pretending to be the engine: JSON, by what it tries. */
export const FORGED: Readonly<Record<string, string>> = {
  'an end that reaches into prototypes': `{"kind": "batch", "number": 0, "__proto__": {"polluted": 1},
    "events": [{"kind": "ended", "status": "completed", "jobId": {"toString": 1}, "error": null,
    "components": {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}}]}`,
  'a word that only the page says': `{"kind": "batch", "number": 0, "events": [{"kind": "loading", "loading": null}]}`,
  'a call of a method of the page': `{"id": "1", "type": "APPLY", "path": ["constructor", "constructor"],
    "argumentList": [{"type": "RAW", "value": "document.title = 'pwned'"}]}`,
};

/** A module whose component sends this in place of everything that the worker tells. */
export const forging = (message: string): string =>
  stepping(
    'self.y = self.x',
    `import js
from pyodide.ffi import create_proxy, to_js

send = js.MessagePort.prototype.postMessage


def forge(port, message=None, *rest):
    told = getattr(message, "events", None) is not None
    given = js.JSON.parse(${JSON.stringify(message)}) if told else message
    js.Reflect.apply(send, port, to_js([given, *([] if told else rest)]))


js.MessagePort.prototype.postMessage = create_proxy(forge, capture_this=True)
`,
  );

/** Script in whatever a module may say: its docstring, what it prints and logs, its exception and traceback. */
export function speaking(url: string): string {
  const script = `<img src=${url}say onerror=window.pwned=1><script>window.pwned=1</script><a href=javascript:alert(1)>x</a>`;
  return `"""${script}"""
from plugboard.component import Component, IOController


class Own(Component):
    """${script}

    [x](javascript:alert(1)) ![x](${url}picture)

    Args:
        rate: ${script}
    """

    io = IOController(inputs=["x"], outputs=["y"])

    def __init__(self, rate: str = "${script}", **kwargs):
        super().__init__(**kwargs)

    async def step(self) -> None:
        print("${script}")
        print("\\x1b]8;;javascript:alert(1)\\x07x\\x1b]8;;\\x07")
        self._logger.warning("${script}")
        self.y = "${script}"
        if self.x == 2:
            raise ValueError("${script}")  # ${script}
`;
}

/** Modules that would take the place of ours, or of Python's own. */
export const SHADOWS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'plugboard/__init__.py',
    'plugboard/component/__init__.py',
    '_patchbay/__init__.py',
    '_patchbay/units.py',
    'pyodide/__init__.py',
    'sys.py',
  ].map((name) => [name, 'print("SHADOW", __name__)\n']),
);
