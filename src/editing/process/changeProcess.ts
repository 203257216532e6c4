import type { Json, JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { setProcessParameter, setProcessParameters } from '../arguments/arguments.ts';
import type { Edited } from '../edit.ts';
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
export function changeProcessName(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  name: string | null,
): Edited {
  return { document: setProcessName(document, name), label: 'Rename the process' };
}

export function changeProcessType(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  type: ProcessType,
): Edited {
  return { document: setProcessType(document, type), label: 'Set the process type' };
}

export function changeSeed(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  seed: number,
): Edited {
  return { document: setSeed(document, seed), label: 'Set the seed' };
}

export function changeParameter(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { parameter, value }: { readonly parameter: string; readonly value: Json },
): Edited {
  return { document: setProcessParameter(document, parameter, value), label: `Set ${parameter}` };
}

/** Gives the process these parameters in place of those that it has. */
export function changeParameters(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  parameters: JsonObject,
): Edited {
  return {
    document: setProcessParameters(document, parameters),
    label: 'Set parameters of the process',
  };
}

interface Placing {
  readonly component: string;
  /** From 1; null: the plan chooses. */
  readonly worker: number | null;
}

/** Chooses the worker that a component runs in. */
export function chooseWorker(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { component, worker }: Placing,
): Edited {
  return {
    document: setPin(document, component, worker),
    label:
      worker === null
        ? `Let the plan place ${component}`
        : `Put ${component} into worker ${worker}`,
  };
}

/** Lets the plan choose the worker of every component. */
export function letPlanPlaceAll(document: PatchbayDocument): Edited {
  return { document: clearPins(document), label: 'Let the plan place all components' };
}
