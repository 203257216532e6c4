import { isObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { sizeText } from '../base/sizeText.ts';
import { decodeUtf8 } from '../base/text/decodeUtf8.ts';
import { decodeAs, encodeUtf8 } from '../base/text/platform.ts';
import { type Answer, ask, type Limits, type Line, notRay } from './ask.ts';
import type { RayFault } from './fault.ts';
import type { RayQuestion } from './network.ts';
import { type RayJob, readJob } from './RayJob.ts';
import { type RayNode, readNodes } from './RayNode.ts';

const MB = 1_000_000;

/** An answer of some lines, and one that may list much. */
const SHORT: Limits = { most: MB, within: 30_000 };
const LONG: Limits = { most: 64 * MB, within: 60_000 };
const FILE: Limits = { most: 64 * MB, within: 300_000 };
/** What Ray's dashboard takes at most in one question. */
const MOST_PACKAGE = 100 * 1024 * 1024;

/** How often a job is handed to a Ray that takes none yet; each time Ray itself waits ten seconds. */
const MOST_TRIES = 3;

type Told<T> = Promise<Result<T, RayFault>>;

/** What a job is made of, in the words of Ray's own interface. */
export interface Submission {
  readonly id: string;
  /** The command that the job is. */
  readonly entrypoint: string;
  readonly runtimeEnv: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Ray's dashboard, through its REST interface. */
export interface RayClient {
  readonly base: string;
  /** Ray's version; `not-ray` where something else answers. */
  version(): Told<string>;
  /**
   * Puts a package where jobs find it.
   *
   * @returns its URI, for `working_dir`
   */
  upload(name: string, bytes: Uint8Array): Told<string>;
  /** Begins a job; its id. */
  submit(submission: Submission): Told<string>;
  /** Jobs that somebody submitted, the newest first. */
  jobs(): Told<readonly RayJob[]>;
  job(id: string): Told<RayJob>;
  /** All that the job has printed so far. */
  log(id: string): Told<string>;
  /** False: it was over already. */
  stop(id: string): Told<boolean>;
  /** Machines of the cluster that are alive. */
  nodes(): Told<readonly RayNode[]>;
  /** A file in the folder of logs of a machine; empty where there is none. */
  file(node: string, path: string): Told<Uint8Array>;
}

interface Settings extends Line {
  /** Sent with every question, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ids go into addresses: of Ray's own form, or of ours. */
const ID = /^[\w.-]{1,200}$/;

/** A client of the dashboard at an address (see `readAddress`), or of a bridge that leads to it. */
export function rayClient({ headers = {}, ...line }: Settings): RayClient {
  const { base } = line;
  const send = (
    method: RayQuestion['method'],
    path: string,
    limits: Limits,
    body: Uint8Array | null = null,
    type = 'application/json',
  ) => {
    const own = body === null ? headers : { ...headers, 'Content-Type': type };
    return ask(line, { method, url: `${base}${path}`, headers: own, body }, limits);
  };
  const get = (path: string, limits = SHORT) => send('GET', path, limits);
  const ofJob = async (
    id: string,
    method: 'GET' | 'POST',
    part: string,
    limits: Limits,
  ): Told<Answer> => {
    const answer = ID.test(id) ? await send(method, `/api/jobs/${id}${part}`, limits) : null;
    if (answer === null || (answer.ok && answer.value.status === 404)) {
      const message = `Ray at ${base} has no job ${JSON.stringify(id)}. \`patchbay jobs\` lists those it has.`;
      return fail({ kind: 'unknown-job', message });
    }
    return answer;
  };
  return {
    base,
    async version() {
      const answer = await get('/api/version', { ...SHORT, within: 10_000 });
      if (!answer.ok) {
        const { kind, message } = answer.error;
        return kind === 'oversized'
          ? fail({ kind: 'not-ray', message: notRay(base, message) })
          : answer;
      }
      const { status, bytes } = answer.value;
      if (isForbidden(status)) return fail(forbidden(base));
      const told = jsonIn(bytes);
      if (status === 200 && isObject(told) && typeof told['ray_version'] === 'string') {
        return ok(told['ray_version'].slice(0, 100));
      }
      const why = status === 200 ? 'it does not tell a version of Ray' : `it answers ${status}`;
      return fail({ kind: 'not-ray', message: notRay(base, why) });
    },
    async upload(name, bytes) {
      if (bytes.length > MOST_PACKAGE) {
        const message = `The project is ${sizeText(bytes.length)}; Ray's dashboard takes ${sizeText(MOST_PACKAGE)} at most. Put large data where every machine reads it, and name it by its address.`;
        return fail({ kind: 'oversized', message });
      }
      const path = `/api/packages/gcs/${name}`;
      // To ask for it keeps Ray from clearing it away before the job begins.
      const asked = await get(path);
      if (!asked.ok) return asked;
      if (isForbidden(asked.value.status)) return fail(forbidden(base));
      const sent = read(await send('PUT', path, FILE, bytes, 'application/octet-stream'), base);
      return sent.ok ? ok(`gcs://${name}`) : sent;
    },
    async submit({ id, entrypoint, runtimeEnv, metadata }) {
      const order = { entrypoint, submission_id: id, runtime_env: runtimeEnv, metadata };
      const body = encodeUtf8(JSON.stringify(order));
      const post = async () => readJson(await send('POST', '/api/jobs/', LONG, body), base);
      const isAgentless = (told: Result<unknown, RayFault>) =>
        !told.ok && /No available agent/i.test(told.error.message);
      let told = await post();
      // It has begun nothing.
      for (let tries = 1; tries < MOST_TRIES && isAgentless(told); tries++) told = await post();
      if (!told.ok) return fail(isAgentless(told) ? agentless(base) : told.error);
      const given = isObject(told.value) ? told.value['submission_id'] : undefined;
      return typeof given === 'string' && ID.test(given) ? ok(given) : fail(unreadable(base));
    },
    async jobs() {
      const told = readJson(await get('/api/jobs/', LONG), base);
      if (!told.ok) return told;
      if (!Array.isArray(told.value)) return fail(unreadable(base));
      const jobs = told.value.map(readJob).filter((job) => job !== null);
      return ok(jobs.toSorted((a, b) => (b.start ?? Infinity) - (a.start ?? Infinity)));
    },
    async job(id) {
      const told = readJson(await ofJob(id, 'GET', '', SHORT), base);
      if (!told.ok) return told;
      const job = readJob(told.value);
      return job === null ? fail(unreadable(base)) : ok(job);
    },
    async log(id) {
      const told = readJson(await ofJob(id, 'GET', '/logs', LONG), base);
      if (!told.ok) return told;
      const logs = isObject(told.value) ? told.value['logs'] : undefined;
      return typeof logs === 'string' ? ok(logs) : fail(unreadable(base));
    },
    async stop(id) {
      const told = readJson(await ofJob(id, 'POST', '/stop', SHORT), base);
      if (!told.ok) return told;
      const stopped = isObject(told.value) ? told.value['stopped'] : undefined;
      return typeof stopped === 'boolean' ? ok(stopped) : fail(unreadable(base));
    },
    async nodes() {
      const told = readJson(await get('/api/v0/nodes?detail=1&limit=10000', LONG), base);
      if (!told.ok) return told;
      const nodes = readNodes(told.value);
      return nodes === null ? fail(unreadable(base)) : ok(nodes);
    },
    async file(node, path) {
      const where = `node_id=${encodeURIComponent(node)}&filename=${encodeURIComponent(path)}`;
      const answer = read(
        await get(`/api/v0/logs/file?${where}&lines=-1&timeout=${FILE.within / 1000}`, FILE),
        base,
      );
      return answer.ok ? ok(answer.value) : answer;
    },
  };
}

const isForbidden = (status: number): boolean => status === 401 || status === 403;

function forbidden(base: string): RayFault {
  const message = `Ray at ${base} asks for a token, or for another one than it was shown. Put the cluster's (\`ray get-auth-token\` prints it there) into RAY_AUTH_TOKEN.`;
  return { kind: 'forbidden', message };
}

/** Of two Rays on one machine the second one's agent finds its port taken, and goes on without. */
function agentless(base: string): RayFault {
  const message = `Ray at ${base} takes no jobs: its agent, which starts them, is not there. A Ray that has just started has it in a moment. If it stays so, another Ray on that machine may have the agent's port: start this one with --dashboard-agent-listen-port 0.`;
  return { kind: 'rejected', message };
}

function unreadable(base: string): RayFault {
  return { kind: 'unreadable', message: `Ray at ${base} gave an answer that cannot be read.` };
}

const MOST_WORDS = 2_000;

/** The body of an answer that says yes. */
function read(answer: Result<Answer, RayFault>, base: string): Result<Uint8Array, RayFault> {
  if (!answer.ok) return answer;
  const { status, bytes } = answer.value;
  if (status >= 200 && status < 300) return ok(bytes);
  if (isForbidden(status)) return fail(forbidden(base));
  const text = (decodeAs(bytes, 'windows-1252') ?? '').trim();
  // Ray answers with the whole stack; its end says what is wrong.
  const words = text.length > MOST_WORDS ? `...${text.slice(-MOST_WORDS)}` : text;
  return fail({ kind: 'rejected', message: `Ray at ${base} answers ${status}: ${words}` });
}

function readJson(answer: Result<Answer, RayFault>, base: string): Result<unknown, RayFault> {
  const bytes = read(answer, base);
  if (!bytes.ok) return bytes;
  const value = jsonIn(bytes.value);
  return value === undefined ? fail(unreadable(base)) : ok(value);
}

function jsonIn(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  if (!text.ok) return undefined;
  try {
    return JSON.parse(text.value);
  } catch {
    return undefined;
  }
}
