/** An edge of the graph of components; `free` when initial values start it. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly free: boolean;
}

/** Cycles that are told. */
const MOST = 20;

/**
 * Cycles on which nobody can start: elementary cycles without a free edge, self-loops included, each
 * as the names it visits. At most `MOST`, since a graph can have more cycles than anybody counts.
 *
 * Free edges are dropped first; what then still goes round lies in a strongly connected part of the
 * rest (Tarjan), and within each part a walk from each start lists its cycles, as Johnson does, but
 * stopping at the limit.
 */
export function waitingCycles(edges: readonly Edge[]): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to, free } of edges) {
    if (free) continue;
    const targets = next.get(from);
    if (targets === undefined) next.set(from, new Set([to]));
    else targets.add(to);
  }
  const cycles: string[][] = [];
  for (const part of strongParts(next)) {
    if (cycles.length >= MOST) break;
    listCycles(part, next, cycles);
  }
  return cycles;
}

/** Tarjan's strongly connected components with a cycle in them, without recursion. */
export function strongParts(next: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const parts: string[][] = [];

  const enter = (node: string) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, targets: (next.get(node) ?? new Set<string>()).values() };
  };
  const leave = (node: string): void => {
    if (low.get(node) !== index.get(node)) return;
    const part: string[] = [];
    for (;;) {
      const member = stack.pop() ?? node;
      onStack.delete(member);
      part.push(member);
      if (member === node) break;
    }
    if (part.length > 1 || (next.get(node)?.has(node) ?? false)) parts.push(part);
  };
  const lower = (node: string, to: number | undefined): void => {
    low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
  };

  for (const root of next.keys()) {
    if (index.has(root)) continue;
    const walk = [enter(root)];
    for (let frame = walk.at(-1); frame !== undefined; frame = walk.at(-1)) {
      const step = frame.targets.next();
      if (step.done !== true) {
        if (!index.has(step.value)) walk.push(enter(step.value));
        else if (onStack.has(step.value)) lower(frame.node, index.get(step.value));
        continue;
      }
      walk.pop();
      leave(frame.node);
      const parent = walk.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(frame.node));
    }
  }
  return parts;
}

/** Steps of the search in one part, so that a dense graph cannot hold the page. */
const MAX_STEPS = 20_000;

/** Adds the part's elementary cycles; each is found once, from its member that comes first. */
function listCycles(
  part: readonly string[],
  next: ReadonlyMap<string, ReadonlySet<string>>,
  cycles: string[][],
): void {
  const order = new Map(part.toSorted().map((name, at) => [name, at]));
  let steps = 0;
  let found = 0;
  for (const [start, first] of order) {
    const path = [start];
    const visited = new Set(path);
    const walk = [(next.get(start) ?? new Set<string>()).values()];
    while (walk.length > 0) {
      if (cycles.length >= MOST || (steps++ > MAX_STEPS && found > 0)) return;
      const step = walk.at(-1)?.next();
      if (step === undefined || step.done === true) {
        walk.pop();
        const left = path.pop();
        if (left !== undefined) visited.delete(left);
        continue;
      }
      const at = order.get(step.value);
      if (step.value === start) {
        cycles.push([...path]);
        found += 1;
      } else if (at !== undefined && at > first && !visited.has(step.value)) {
        path.push(step.value);
        visited.add(step.value);
        walk.push((next.get(step.value) ?? new Set<string>()).values());
      }
    }
    if (steps > MAX_STEPS && found === 0) {
      // Too tangled to walk; one shortest cycle says enough.
      cycles.push(shortestCycle(start, next, order));
      return;
    }
  }
}

function shortestCycle(
  start: string,
  next: ReadonlyMap<string, ReadonlySet<string>>,
  part: ReadonlyMap<string, number>,
): string[] {
  const before = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const target of next.get(node) ?? []) {
      if (target === start) {
        const path = [node];
        while (path[0] !== start) path.unshift(before.get(path[0] ?? '') ?? start);
        return path;
      }
      if (!part.has(target) || before.has(target)) continue;
      before.set(target, node);
      queue.push(target);
    }
  }
  return [start];
}
