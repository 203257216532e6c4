// A process made by hand, with every member it has. Run it with `node src/cli/api/examples/tank.mjs`
// after `npm run -s build -- engine`.
import { fileURLToPath } from 'node:url';
import {
  Component,
  Connector,
  DictStateBackend,
  LocalProcess,
  Range,
} from '../../../../dist-engine/index.js';

/** A tank that fills by x and leaks a part of its level each step: level = level + x - leak * level. */
class Tank extends Component {
  static type = 'my_models.Tank';
  static io = { inputs: ['x'], outputs: ['y'] };
  level = 0;

  step() {
    this.level += this.x - this.args.leak * this.level;
    this.y = this.level;
  }
}

/** Keeps what comes. */
class Log extends Component {
  static type = 'my_models.Log';
  static io = { inputs: ['x'] };
  static exports = ['values'];
  values = [];

  step() {
    this.values.push(this.x);
  }
}

function makeProcess(state = new DictStateBackend({ job_id: 'Job_ExampleTank01' })) {
  return new LocalProcess({
    name: 'tank-by-hand',
    components: [
      new Range({ name: 'inflow', iters: 6 }),
      new Tank({ name: 'tank', leak: 0.5 }),
      new Log({ name: 'log' }),
    ],
    connectors: [
      new Connector({ source: 'inflow.y', target: 'tank.x' }),
      new Connector({ source: 'tank.y', target: 'log.x' }),
    ],
    parameters: { fluid: 'water' },
    state,
  });
}

const said = {};

// Members one by one.
const process = makeProcess();
said.before = [process.id, process.name, process.isInitialised, process.status];
await process.connectState();
said.job = process.state.jobId;
await process.init();
said.ready = [process.isInitialised, process.status];
await process.step();
said.afterStep = [process.status, process.components.get('tank').y];
await process.run();
said.afterRun = [process.status, process.components.get('log').values];
said.connectors = [...process.connectors.keys()];
said.record = (await process.state.getComponent('tank')).status;
await process.dump(fileURLToPath(new URL('../../../../.cache/tank.yaml', import.meta.url)));
await process.destroy();
said.destroyed = process.isInitialised;

// Cancelled where it is: a pending run resolves.
const cancelled = await makeProcess().open();
const pending = cancelled.run();
cancelled.cancel();
await pending;
said.cancelled = cancelled.status;
await cancelled[Symbol.asyncDispose]();

// Held: one component steps alone, another says what it waits for, and the run goes on.
const held = await makeProcess().open();
const running = held.run();
held.pause();
const alone = await held.stepComponent('inflow');
const waiting = await held.stepComponent('log');
held.resume();
await running;
said.held = [alone.ok, waiting.error, held.components.get('log').values];

// Saved after two steps, and gone on with in another process.
const first = await makeProcess().open();
await first.step();
await first.step();
const checkpoint = await first.checkpoint();
const second = makeProcess();
await second.restore(checkpoint.value);
await second.run();
said.restored = second.components.get('log').values;

console.log(JSON.stringify(said));
