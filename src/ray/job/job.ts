import { zipSync } from 'fflate';
import { isObject } from '../../base/json.ts';
import { encodeUtf8 } from '../../base/text/platform.ts';
import type { Need } from '../placement.ts';
import type { Submission } from '../rayClient.ts';
import type { RayJob } from '../RayJob.ts';
import { jobFiles } from './jobFiles.ts';
import type { StudyFacts } from './StudyFacts.ts';

/** A model that shall run on Ray. */
interface JobOrder {
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Of the project for plugboard, as `bundle` makes it. */
  readonly files: readonly { readonly path: string; readonly content: string | Uint8Array }[];
  /** Of the study, where plugboard's tuner shall run; null: one run. */
  readonly study: StudyFacts | null;
  /** The cluster's Ray, where it shall install what the project requires; null: it has that. */
  readonly install: string | null;
  readonly needs: readonly Need[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What is sent for a job: first the package, then the job that has it as its folder. */
export interface PreparedJob {
  readonly package: { readonly name: string; readonly bytes: Uint8Array };
  /** @param uri of the package */
  readonly submission: (uri: string) => Submission;
}

/** An id that nobody has yet, of a name for people and of chance. */
export function newJobId(name: string, entropy: () => number): string {
  const plain = name.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const chance = (entropy() >>> 0).toString(16).padStart(8, '0');
  return `${plain.slice(0, 40) || 'model'}-${chance}`;
}

/**
 * A job of a project. Its package has the id in its name, and so has no other job's: Ray unpacks a package
 * once, and two jobs with one folder would write over each other's results. Trials of a study keep to that
 * folder too (`RAY_CHDIR_TO_TRIAL_DIR`), for there are the data files that they read.
 */
export function prepareJob(order: JobOrder): PreparedJob {
  const { id, name, files, study, install, needs, at } = order;
  const kind = study === null ? 'run' : 'tune';
  const own = [
    ...Object.entries(jobFiles),
    ...(study === null ? [] : [['study.json', JSON.stringify({ study })] as const]),
  ];
  const entries = [
    ...files.map(({ path, content }) => [path, bytesOf(content)] as const),
    ...own.map(([path, text]) => [path, bytesOf(text)] as const),
  ];
  const variables = {
    RAY_CHDIR_TO_TRIAL_DIR: '0',
    ...(hasProxy(files) ? { PLUGBOARD_FLAGS_ZMQ_PUBSUB_PROXY: 'true' } : {}),
  };
  return {
    package: {
      name: `_ray_pkg_patchbay_${id}.zip`,
      bytes: zipSync(Object.fromEntries(entries), { mtime: at, level: 6 }),
    },
    submission: (uri) => ({
      id,
      // The script looks at the process that started it.
      entrypoint: `exec sh patchbay_job.sh ${kind} ${id}`,
      runtimeEnv: {
        working_dir: uri,
        env_vars: variables,
        ...(install === null ? {} : { pip: requirementsOf(files, install) }),
      },
      metadata: { job_name: name, patchbay: kind, patchbay_needs: JSON.stringify(needs) },
    }),
  };
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? encodeUtf8(content) : content;

function textOf(files: JobOrder['files'], path: string): string {
  const content = files.find((file) => file.path === path)?.content;
  return typeof content === 'string' ? content : '';
}

/** A connector over ZMQ can be built on Ray only with its proxy. */
function hasProxy(files: JobOrder['files']): boolean {
  return textOf(files, 'model-ray.yaml').includes('plugboard.connector.ZMQConnector');
}

/** Lines for `pip`, and Ray as the cluster has it: a newer one could not join. */
function requirementsOf(files: JobOrder['files'], ray: string): readonly string[] {
  const lines = textOf(files, 'requirements.txt')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return [...lines, ...(/^\d+\.\d+\.\d+$/.test(ray) ? [`ray==${ray}`] : [])];
}

/** What a job of Patchbay's says of itself; null for another's. */
interface OwnJob {
  readonly kind: 'run' | 'tune';
  readonly name: string;
  readonly needs: readonly Need[];
}

/** Reads what `prepareJob` wrote into a job's metadata. */
export function readOwnJob({ id, metadata }: RayJob): OwnJob | null {
  const kind = metadata['patchbay'];
  if (kind !== 'run' && kind !== 'tune') return null;
  return { kind, name: metadata['job_name'] ?? id, needs: readNeeds(metadata['patchbay_needs']) };
}

function readNeeds(text: string | undefined): readonly Need[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter(isNeed) : [];
  } catch {
    return [];
  }
}

function isNeed(value: unknown): value is Need {
  return (
    isObject(value) &&
    typeof value['component'] === 'string' &&
    isObject(value['amounts']) &&
    Object.values(value['amounts']).every((amount) => typeof amount === 'number')
  );
}
