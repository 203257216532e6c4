import type { RunProfile } from '../../model/run/index.ts';
import { endsOf } from '../../model/endpoint.ts';
import {
  areSame,
  componentNow,
  componentThen,
  fieldNow,
  fieldThen,
  type Names,
} from '../../model/names.ts';
import type { RunEvent, RunHandle } from '../../runner/api.ts';
import { byField, lineNow, problemNow, seriesNow, valuesNow } from '../records/recordNames.ts';
import type { RunState } from './runState.ts';

/*
 * A run knows components and fields by the names that they had when it began. These functions say what came
 * of it in the names of now, and what is asked of it in the names of then.
 */

type ByName<T> = Readonly<Record<string, T>>;

function byComponent<T>(names: Names, map: ByName<T>): ByName<T> {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [componentNow(names, name), value]),
  );
}

function componentsNow(names: Names, components: RunState['components']): RunState['components'] {
  const entries = Object.entries(components).map(([name, entry]) => {
    const now = componentNow(names, name);
    return [now, { ...entry, name: now }] as const;
  });
  return Object.fromEntries(entries);
}

function outputsNow<T>(names: Names, outputs: ByName<ByName<T>>): ByName<ByName<T>> {
  const entries = Object.entries(outputs).map(
    ([name, fields]) => [name, byField(names, name, fields)] as const,
  );
  return byComponent(names, Object.fromEntries(entries));
}

function profileNow(names: Names, profile: RunProfile): RunProfile {
  const named = (id: string) =>
    endsOf(id)
      .map((end) => fieldNow(names, end))
      .join('..');
  return {
    ...profile,
    components: profile.components.map((one) => ({ ...one, name: componentNow(names, one.name) })),
    connectors: profile.connectors.map((one) => ({ ...one, id: named(one.id) })),
    bottleneck: profile.bottleneck === null ? null : componentNow(names, profile.bottleneck),
  };
}

/** What a worker told. */
export function eventNow(names: Names, event: RunEvent): RunEvent {
  if (areSame(names)) return event;
  switch (event.kind) {
    case 'progress': {
      const components = event.components.map((one) => ({
        ...one,
        name: componentNow(names, one.name),
      }));
      return { ...event, components };
    }
    case 'samples':
      return { ...event, field: fieldNow(names, event.field) };
    case 'log':
      return lineNow(names, event);
    case 'outputs':
      return { ...event, outputs: outputsNow(names, event.outputs) };
    case 'profile':
      return { ...event, profile: profileNow(names, event.profile) };
    case 'ended': {
      const error = event.error && problemNow(names, event.error);
      return { ...event, error, components: valuesNow(names, event.components) };
    }
    default:
      return event;
  }
}

/** The run that shows, after an edit that calls things otherwise. */
export function stateNow(names: Names, state: RunState): RunState {
  const { phase, components, values, series, outputs, log, profile } = state;
  return {
    ...state,
    phase:
      phase.kind === 'ended' && phase.error !== null
        ? { ...phase, error: problemNow(names, phase.error) }
        : phase,
    components: componentsNow(names, components),
    values: valuesNow(names, values),
    series: seriesNow(names, series),
    outputs: outputsNow(names, outputs),
    log: log.map((line) => lineNow(names, line)),
    profile: profile && profileNow(names, profile),
  };
}

/** Asks a run in the names of now. */
export function namedHandle(handle: RunHandle, names: () => Names): RunHandle {
  return {
    ...handle,
    stepComponent: (name) => handle.stepComponent(componentThen(names(), name)),
    setArgument: (component, argument, value) =>
      handle.setArgument(componentThen(names(), component), argument, value),
    watch: (fields) => handle.watch(fields.map((field) => fieldThen(names(), field))),
    setBreakpoints: (breakpoints) =>
      handle.setBreakpoints(
        breakpoints.map((one) => ({ ...one, field: fieldThen(names(), one.field) })),
      ),
  };
}
