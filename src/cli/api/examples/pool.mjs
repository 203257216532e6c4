// A process spread over worker threads. Run it with `node src/cli/api/examples/pool.mjs` after
// `npm run -s build -- engine`.
import { fileURLToPath } from 'node:url';
import {
  Collect,
  Connector,
  LocalProcess,
  Range,
  WorkerPoolProcess,
} from '../../../../dist-engine/index.js';
import { SlowTank } from './tankClass.mjs';

const tanks = ['north', 'south', 'east', 'west'];

const model = () => ({
  name: 'four-tanks',
  components: [
    new Range({ name: 'rain', iters: 50 }),
    ...tanks.map((name) => new SlowTank({ name, effort: 2_000 })),
    ...tanks.map((name) => new Collect({ name: `${name}_log` })),
  ],
  connectors: tanks.flatMap((name) => [
    new Connector({ source: 'rain.y', target: `${name}.x` }),
    new Connector({ source: `${name}.y`, target: `${name}_log.x` }),
  ]),
});
const levelsOf = (process) => tanks.map((name) => process.valuesOf(`${name}_log`).exports.values);

const local = await new LocalProcess(model()).open();
await local.run();

const pool = new WorkerPoolProcess({
  ...model(),
  workers: 4,
  pins: { north: 0, south: 1, east: 2, west: 3 },
  modules: [new URL('./tankClass.mjs', import.meta.url)],
});
await pool.init();
await pool.run();
await pool.dump(fileURLToPath(new URL('../../../../.cache/pool.yaml', import.meta.url)));
const said = {
  status: pool.status,
  workers: new Set(pool.placement.values()).size,
  same: JSON.stringify(levelsOf(pool)) === JSON.stringify(levelsOf(local)),
  north: levelsOf(pool)[0].length,
};
await pool.destroy();

console.log(JSON.stringify(said));
