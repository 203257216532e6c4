import { isObject } from '../base/json.ts';

const JOB_STATUSES = ['PENDING', 'RUNNING', 'STOPPED', 'SUCCEEDED', 'FAILED'] as const;

type JobStatus = (typeof JOB_STATUSES)[number];

/** A job as Ray tells it. */
export interface RayJob {
  /** By which Ray finds it. */
  readonly id: string;
  readonly status: JobStatus;
  /** What Ray says of its status; of a failed one the last lines of its log. */
  readonly message: string;
  /** Ray's name for why it failed, such as `RUNTIME_ENV_SETUP_FAILURE`. */
  readonly errorType: string | null;
  readonly entrypoint: string;
  /** Milliseconds since 1970. */
  readonly start: number | null;
  readonly end: number | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** The machine that its script runs on. */
  readonly node: string | null;
}

/** True for a job that will not change any more. */
export function isOver({ status }: Pick<RayJob, 'status'>): boolean {
  return status === 'STOPPED' || status === 'SUCCEEDED' || status === 'FAILED';
}

const textOr = <T>(value: unknown, other: T): string | T =>
  typeof value === 'string' ? value : other;
const numberOr = <T>(value: unknown, other: T): number | T =>
  typeof value === 'number' && Number.isFinite(value) ? value : other;

/** Reads a job; null for what is none, or one that nobody submitted. */
export function readJob(value: unknown): RayJob | null {
  if (!isObject(value)) return null;
  const { submission_id: id, status } = value;
  const known = JOB_STATUSES.find((each) => each === status);
  if (typeof id !== 'string' || id === '' || known === undefined) return null;
  const metadata = isObject(value['metadata']) ? Object.entries(value['metadata']) : [];
  return {
    id,
    status: known,
    message: textOr(value['message'], ''),
    errorType: textOr(value['error_type'], null),
    entrypoint: textOr(value['entrypoint'], ''),
    start: numberOr(value['start_time'], null),
    end: numberOr(value['end_time'], null),
    metadata: Object.fromEntries(
      metadata.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    node: textOr(value['driver_node_id'], null),
  };
}
