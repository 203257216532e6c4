import type { JsonObject } from '../../base/json.ts';
import type { Edit } from '../edit.ts';
import {
  setJobId,
  setJobMetadata,
  setMaxsize,
  setStateArguments,
  setStateType,
} from './processSettings.ts';

/** @param maxsize how many values a connector holds; null: plugboard's default */
export const changeRoom: Edit<number | null> = (document, _, maxsize) => ({
  document: setMaxsize(document, maxsize),
  label: 'Set the room in connectors',
});

export const changeStateType: Edit<string> = (document, _, type) => ({
  document: setStateType(document, type),
  label: 'Set the state backend',
});

/** @param id null: each run has a job of its own */
export const changeJobId: Edit<string | null> = (document, _, id) => ({
  document: setJobId(document, id),
  label: 'Set the job id',
});

export const changeJobMetadata: Edit<JsonObject> = (document, _, metadata) => ({
  document: setJobMetadata(document, metadata),
  label: 'Set metadata of the job',
});

export const changeStateArguments: Edit<JsonObject> = (document, _, args) => ({
  document: setStateArguments(document, args),
  label: 'Set arguments of the state backend',
});
