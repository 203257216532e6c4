import { sizeText } from '../../base/sizeText.ts';
import { needsOf, type RayNode, unplaced } from '../../ray/index.ts';
import { specOf } from '../../model/index.ts';
import { isOnRay } from '../records/runRecord.ts';
import type { VerbContext } from '../verbs/context.ts';
import { followRun } from './followRun.ts';
import type { RayStanding, RayView } from './rayView.ts';
import type { RayVerbs } from './RayVerbs.ts';
import { sendToRay } from './sendToRay.ts';

export interface RayRuns extends RayVerbs {
  /** Follows every run of the open document that is not over. */
  follow(): void;
}

const NO_BRIDGE = 'Open the address that patchbay serve prints, to see how it stands.';

export function rayRuns(context: VerbContext): RayRuns {
  const { deps, document, lists, notices } = context;
  /** Records that somebody follows, of whatever document. */
  const followed = new Set<string>();
  /** Jobs that are being sent: Ray does not know them yet. */
  const sending = new Set<string>();

  const stand = (id: string, standing: RayStanding | null): void => {
    const { [id]: before, ...others } = lists.getState().onRay;
    if (standing === null) lists.setState({ onRay: others });
    else if (before?.stage !== standing.stage || before.note !== standing.note)
      lists.setState({ onRay: { ...others, [id]: standing } });
  };
  const stageOf = (id: string) => lists.getState().onRay[id]?.stage ?? 'away';

  function follow(): void {
    for (const record of lists.getState().runs.filter(isOnRay)) {
      const { id, jobId } = record;
      if (followed.has(id) || sending.has(jobId ?? '')) continue;
      if (deps.ray?.hasKey() !== true) {
        stand(id, { stage: 'away', note: NO_BRIDGE });
        continue;
      }
      followed.add(id);
      const done = () => {
        followed.delete(id);
        // Its document may be open again by now.
        if (lists.getState().runs.some((one) => one.id === id && isOnRay(one))) follow();
      };
      void followRun({ ...context, door: deps.ray, stand, stageOf }, record).then(done, done);
    }
  }

  async function lookAtRay(): Promise<RayView> {
    if (deps.ray?.hasKey() !== true) return { kind: 'no-bridge' };
    const cluster = await deps.ray.connect();
    if (!cluster.ok) return { kind: 'fault', message: cluster.error };
    const { client } = cluster.value;
    const version = await client.version();
    if (!version.ok) return { kind: 'fault', message: version.error.message };
    const nodes = await client.nodes();
    if (!nodes.ok) return { kind: 'fault', message: nodes.error.message };
    const { components } = specOf(document.getState().document).plugboard.process.args;
    return {
      kind: 'ready',
      address: client.base,
      version: version.value,
      machines: nodes.value.length,
      has: amountsOf(nodes.value),
      missing: unplaced(needsOf(components), nodes.value),
    };
  }

  return {
    follow,
    lookAtRay,
    async runOnRay(install) {
      const cluster = await deps.ray?.connect();
      if (cluster === undefined) return [NO_BRIDGE];
      if (!cluster.ok) return [cluster.error];
      const faults = await sendToRay({ ...context, sending }, cluster.value, install);
      follow();
      return faults;
    },
    async stopOnRay(id) {
      const record = lists.getState().runs.find((one) => one.id === id);
      if (record === undefined || !isOnRay(record)) return;
      const before = lists.getState().onRay[id] ?? { stage: 'away', note: null };
      stand(id, { ...before, stage: 'stopping' });
      const cluster = await deps.ray?.connect();
      const stopped = cluster?.ok ? await cluster.value.client.stop(record.jobId ?? '') : null;
      if (stopped?.ok === true) return;
      stand(id, before);
      const why = stopped?.error.message ?? (cluster?.ok === false ? cluster.error : NO_BRIDGE);
      const text = `The run on Ray was not stopped. ${why}`;
      notices.show({ tone: 'bad', text, action: null }, 'ray');
    },
  };
}

/** What there is of the usual things, and of the cluster's own; Ray's names of single machines say nothing. */
function amountsOf(nodes: readonly RayNode[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const { total } of nodes) {
    for (const [name, amount] of Object.entries(total))
      sums.set(name, (sums.get(name) ?? 0) + amount);
  }
  return [...sums].flatMap(([name, amount]) => {
    if (name.startsWith('node:') || name === 'object_store_memory') return [];
    return [name === 'memory' ? `${sizeText(amount)} of memory` : `${amount} ${name}`];
  });
}
