import type { JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited } from '../edit.ts';
import {
  setJobId,
  setJobMetadata,
  setMaxsize,
  setStateArguments,
  setStateType,
} from './processSettings.ts';

/** @param maxsize how many values a connector holds; null: plugboard's default */
export function changeRoom(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  maxsize: number | null,
): Edited {
  return { document: setMaxsize(document, maxsize), label: 'Set the room in connectors' };
}

export function changeStateType(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  type: string,
): Edited {
  return { document: setStateType(document, type), label: 'Set the state backend' };
}

/** @param id null: each run has a job of its own */
export function changeJobId(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  id: string | null,
): Edited {
  return { document: setJobId(document, id), label: 'Set the job id' };
}

export function changeJobMetadata(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  metadata: JsonObject,
): Edited {
  return { document: setJobMetadata(document, metadata), label: 'Set metadata of the job' };
}

export function changeStateArguments(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  args: JsonObject,
): Edited {
  return {
    document: setStateArguments(document, args),
    label: 'Set arguments of the state backend',
  };
}
