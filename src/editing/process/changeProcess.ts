import type { Json, JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { setProcessParameter, setProcessParameters } from '../arguments/arguments.ts';
import type { Edit, Edited } from '../edit.ts';
import { setSeed } from '../watching/watch.ts';
import { clearPins, setPin } from './pins.ts';
import { type ProcessType, setProcessName, setProcessType } from './process.ts';

/** Gives the document itself another name. */
export function nameDocument(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  name: string,
): Edited {
  const next = document.name === name ? document : { ...document, name };
  return { document: next, label: 'Rename the document' };
}

/** @param name null: plugboard chooses one */
export const changeProcessName: Edit<string | null> = (document, _, name) => ({
  document: setProcessName(document, name),
  label: 'Rename the process',
});

export const changeProcessType: Edit<ProcessType> = (document, _, type) => ({
  document: setProcessType(document, type),
  label: 'Set the process type',
});

export const changeSeed: Edit<number> = (document, _, seed) => ({
  document: setSeed(document, seed),
  label: 'Set the seed',
});

export const changeParameter: Edit<{ readonly parameter: string; readonly value: Json }> = (
  document,
  _,
  { parameter, value },
) => ({ document: setProcessParameter(document, parameter, value), label: `Set ${parameter}` });

/** Gives the process these parameters in place of those that it has. */
export const changeParameters: Edit<JsonObject> = (document, catalogue, parameters) => ({
  document: setProcessParameters(document, parameters, catalogue),
  label: 'Set parameters of the process',
});

interface Placing {
  readonly component: string;
  /** From 1; null: the plan chooses. */
  readonly worker: number | null;
}

/** Chooses the worker that a component runs in. */
export const chooseWorker: Edit<Placing> = (document, _, { component, worker }) => ({
  document: setPin(document, component, worker),
  label:
    worker === null ? `Let the plan place ${component}` : `Put ${component} into worker ${worker}`,
});

/** Lets the plan choose the worker of every component. */
export function letPlanPlaceAll(document: PatchbayDocument): Edited {
  return { document: clearPins(document), label: 'Let the plan place all components' };
}
