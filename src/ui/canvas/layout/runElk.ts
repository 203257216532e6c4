import ElkApi, { type ElkNode } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';

let elk: InstanceType<typeof ElkApi> | null = null;

/** Lays a graph out in a worker of its own, which stays for the next time. */
export async function runElk(graph: ElkNode): Promise<ElkNode> {
  elk ??= new ElkApi({ workerFactory: () => new Worker(workerUrl) });
  return elk.layout(graph);
}
