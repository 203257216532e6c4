import type { StoreApi } from 'zustand/vanilla';
import { assertNever } from '../../base/assertNever.ts';
import { modelSteps } from '../../model/run/index.ts';
import type { RunEvent } from '../../runner/api.ts';
import type { RunState } from './runState.ts';
import type { RunTrace } from './runTrace.ts';

type Told<K extends RunEvent['kind']> = Extract<RunEvent, { readonly kind: K }>;

/** Shows what the worker told of the run that shows, and records it. */
export function showEvent(
  store: StoreApi<RunState>,
  trace: RunTrace,
  event: Exclude<RunEvent, Told<'ended' | 'point'>>,
): void {
  switch (event.kind) {
    case 'progress':
      showProgress(store, trace, event);
      return;
    case 'samples':
      trace.samples(event);
      return;
    case 'log':
      trace.log(event);
      return;
    case 'file':
      trace.file(event);
      return;
    case 'loading':
      store.setState({ loading: event.loading });
      return;
    case 'outputs':
      store.setState({ outputs: event.outputs });
      return;
    case 'profile':
      store.setState({ profile: event.profile });
      return;
    case 'unresponsive':
      store.setState({ unresponsive: event.value });
      return;
    default:
      assertNever(event);
  }
}

function showProgress(
  store: StoreApi<RunState>,
  { elapsed }: RunTrace,
  { status, components: all }: Told<'progress'>,
): void {
  const components = Object.fromEntries(all.map((entry) => [entry.name, entry]));
  const steps = modelSteps(all);
  store.setState({ status, steps, components, elapsed, unresponsive: false });
}
