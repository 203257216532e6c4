import { type PatchbayDocument, specOf, shortType } from '../../model/index.ts';
import { leftBehind } from '../../model/tune/leftBehind.ts';
import { resultPath } from './resultPath.ts';

/** What a project's README speaks of. */
export interface ReadmeParts {
  readonly title: string;
  /** The model as `model-ray.yaml` has it. */
  readonly ray: PatchbayDocument;
  readonly hasEvents: boolean;
  readonly hasModule: boolean;
  /** Paths of the document's own modules. */
  readonly modules: readonly string[];
  readonly fields: readonly string[];
  /** Watched fields that could not be recorded. */
  readonly left: readonly string[];
  /** Paths of files that are read from where they are. */
  readonly elsewhere: readonly string[];
}

const PLUGBOARD = '.venv/bin/plugboard';
/** On many machines `python3` is an older one, and the newer has its version in its name. */
const ENVIRONMENT = ['python3.12', 'python3.13', 'python3'].map((name) => `${name} -m venv .venv`);
/** For events over ZMQ: without it such a process cannot be built on Ray. */
const PROXY = 'PLUGBOARD_FLAGS_ZMQ_PUBSUB_PROXY=true';

const block = (...lines: readonly string[]) => ['```sh', ...lines, '```'].join('\n');
const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');

/** `README.md` of a project: how to run it, here and on Ray, and where the results are. */
export function readmeText(parts: ReadmeParts): string {
  const sections = [
    `# ${parts.title}`,
    'A process model drawn in Patchbay, ready for [plugboard](https://github.com/plugboard-dev/plugboard).',
    ...runSection(),
    ...raySection(parts),
    ...tuneSection(parts),
    ...resultSection(parts),
    ...fileSection(parts),
  ];
  return `${sections.join('\n\n')}\n`;
}

function runSection(): readonly string[] {
  return [
    '## Run it',
    'You need Python 3.12 or newer and nothing else. In the folder of this file:',
    block(
      `(${ENVIRONMENT.join(' || ')}) && .venv/bin/pip install -r requirements.txt`,
      `${PLUGBOARD} process run model.yaml`,
    ),
    'The first command is for the first time only. It takes the first Python of the three that is there, and says which are not. On Windows:',
    block(
      'py -m venv .venv',
      '.venv\\Scripts\\pip install -r requirements.txt',
      '.venv\\Scripts\\plugboard process run model.yaml',
    ),
  ];
}

function raySection({ ray, hasEvents }: ReadmeParts): readonly string[] {
  const command = `${PLUGBOARD} process run model-ray.yaml`;
  const connector = shortType(specOf(ray).plugboard.process.connector_builder.type);
  const needsProxy = hasEvents && connector === 'ZMQConnector';
  return [
    '## Run it on Ray',
    block(needsProxy ? `${PROXY} ${command}` : command),
    `This starts Ray on this machine, with a process of its own for each component. Start it in this folder${needsProxy ? '' : ', as above'}: from any other, Ray does not find \`patchbay.py\`. Where \`RAY_ADDRESS\` names a Ray that runs on this machine already, that one is taken (set \`RAY_AUTH_MODE\` and its token here as they are there, if it asks for one); files are read and written in this folder all the same. Ray takes some seconds to start, and a step over process borders takes longer than one in a single process: it pays for components that compute long.`,
    'Patchbay itself sends the model to a cluster, and brings its results back: `patchbay submit`, in its `public/docs/cluster.md`.',
    ...(needsProxy ? [eventText()] : []),
    ...connectorNotes(connector),
    ...stateNotes(ray),
  ];
}

/** Only where the model says what to look for. */
function tuneSection({ ray }: ReadmeParts): readonly string[] {
  if (specOf(ray).plugboard.tune === null) return [];
  const left = leftBehind(ray);
  return [
    '## Tune it',
    block(`${PLUGBOARD} process tune model.yaml`),
    'This starts Ray on this machine and looks for the values that the section `tune` of the model asks for.',
    ...(left.length === 0
      ? []
      : [`Of the studies made in Patchbay it passes over this: ${left.join('; ')}.`]),
  ];
}

function eventText(): string {
  return [
    'The model has events, which `RayConnector` does not carry. So `model-ray.yaml` uses `ZMQConnector`,',
    `which can be built on Ray only with \`${PROXY}\`. Across several machines use`,
    '`plugboard.connector.RedisConnector` instead: `.venv/bin/pip install "plugboard[redis]"`, a Redis',
    'server, and its address in `REDIS_URL`.',
  ].join('\n');
}

function connectorNotes(connector: string): readonly string[] {
  if (connector === 'RedisConnector') {
    return ['`RedisConnector` needs a Redis server; put its address into `REDIS_URL`.'];
  }
  if (connector === 'RabbitMQConnector') {
    return ['`RabbitMQConnector` needs a RabbitMQ server; put its address into `RABBITMQ_URL`.'];
  }
  return [];
}

function stateNotes(ray: PatchbayDocument): readonly string[] {
  const backend = shortType(specOf(ray).plugboard.process.args.state.type);
  if (backend === 'SqliteStateBackend') {
    const text = '`SqliteStateBackend` keeps its records in a file: on Ray all components must be';
    return [`${text} on this machine. Across several machines use \`PostgresStateBackend\`.`];
  }
  if (backend === 'PostgresStateBackend') {
    return [
      '`PostgresStateBackend` needs a PostgreSQL server that every machine reaches (`db_url`).',
    ];
  }
  return [];
}

function resultSection({ fields, left }: ReadmeParts): readonly string[] {
  return [
    '## Results',
    'Each run writes these files anew; they have the columns `index` and `value`:',
    list(fields.map((field) => `\`${resultPath(field)}\``)),
    'Drop them all at once onto Patchbay, with this model open, to see them beside its own runs.',
    ...(left.length === 0
      ? []
      : [`Not recorded, because only events bring them: ${left.join(', ')}.`]),
  ];
}

function fileSection({ hasModule, modules, elsewhere }: ReadmeParts): readonly string[] {
  const files = [
    '`model.yaml`: the model, for one process on this machine',
    '`model-ray.yaml`: the same model, for Ray',
    ...(hasModule
      ? ['`patchbay.py`: the components of Patchbay that the model uses, in Python']
      : []),
    ...modules.map((path) => `\`${path}\`: code of the model's own`),
    '`requirements.txt`: what `pip` installs',
  ];
  const from = elsewhere.map((path) => `\`${path}\``).join(', ');
  return [
    '## Files',
    list(files),
    ...(from === '' ? [] : [`The model also reads ${from}, which is not part of this project.`]),
  ];
}
