import { strToU8 } from 'fflate';

/**
 * What models mostly say, so that a small one need not say it: the last words are the likeliest. Links are
 * read with it for ever: not one letter of it may change (a test has links made with it).
 */
const WORDS = [
  'import typing as _t\nfrom plugboard.component import Component, IOController as IO\nfrom plugboard.schemas import ComponentArgsDict\n\n\nclass ',
  '(Component):\n    """"""\n\n    io = IO(inputs=[""], outputs=[""])\n\n    def __init__(self, **kwargs: _t.Unpack[ComponentArgsDict]) -> None:\n        super().__init__(**kwargs)\n        self.\n\n    async def step(self) -> None:\n        self.',
  'patchbay.Accumulate patchbay.Clamp patchbay.Collect patchbay.Constant patchbay.Delay patchbay.Hysteresis patchbay.Integrator patchbay.MovingAverage patchbay.PID patchbay.Random patchbay.Range patchbay.Select patchbay.Sequence patchbay.Sine patchbay.Statistics patchbay.Formula plugboard.library.file_io.FileReader plugboard.library.file_io.FileWriter ',
  'amplitude phase offset distribution uniform normal exponential mean std low high rate steps setpoint kp ki kd gain threshold factor stop start seed value values period description tags parameters expressions initial_values initial constraints exports field_names path name iters inputs outputs min max step show slider title members parent collapsed colour blue green amber red violet text size notes groups badges disabled right log points fields plots controls argument ',
  'plugboard.process.RayProcess plugboard.connector.RayConnector plugboard.connector.AsyncioConnector plugboard.schemas. state: connector_builder: ',
  '# \nplugboard:\n  process:\n    type: plugboard.process.LocalProcess\n    args:\n      name: \n      parameters:\n      components:\n        - type: patchbay.\n          args:\n            name: \n            inputs: [x]\n            expressions:\n              y: \n        - type: patchbay.\n          args: {name: , iters: 100, initial_values: {x: [0]}}\n      connectors:\n        - {source: .y, target: .x}\n        - source: .y\n          target: .x\n      patchbay:\n        version: 1\n        positions:\n          a: [0, 0]\n          b: [288, 128]\n          c: [576, 0]\n        watch: [.y, .x]\n        plots:\n          - {fields: [.y, .x]}\n        controls:\n          - {argument: , min: 0, max: 1, step: 0.01}\n        run: {seed: 1}\n',
  '","f":[["","import "]],"r":{"speed":10}',
  '{"n":"","t":"# {"n":"Untitled","m":[{"plugboard":{"process":{"type":"plugboard.process.LocalProcess","args":{"name":"","parameters":{"":1},"components":0,"connectors":0,"patchbay":{"version":1,"positions":0,"watch":[".y",".x"],"plots":[{"fields":[".y",".x"]}],"controls":[{"argument":".","min":0,"max":100,"step":1}],"groups":{"g1":{"title":"","members":[""]}},"run":{"seed":1}}}}}}," ',
  '",[[[":patchbay.Formula","name","inputs","expressions"],[":patchbay.Sine","name","iters","amplitude","period"],[":patchbay.Random","name","iters"],[":patchbay.Integrator","name","initial_values"]],"0 1 2 0",[[[{"x":[0]}],[["x"]],[{"y":"x * 2"}]]]],["-1 -1 -2"," y y y","1 1 1"," x x x",[[["source","target"]],"0 0 0 0",[[]]]],[16,"","0 18 0 18","0 8 9"]],"s":"\\u0001:\\n  \\u0001:\\n    \\u0001: \\u0001\\n    \\u0001:\\n      \\u0001: \\u0001\\n      \\u0001:\\n        - \\u0001: \\u0001\\n          \\u0001: {\\u0001: \\u0001, \\u0001: \\u0001}\\n          \\u0001:\\n            \\u0001: [\\u0001, \\u0001]\\n      - {\\u0001: \\u0001, \\u0001: \\u0001}\\n        - {\\u0001: \\u0001, \\u0001: \\u0001}\\n          \\u0001: [\\u0001, \\u0001]\\n"}',
];

export const DICTIONARY: Uint8Array = strToU8(WORDS.join(''));
