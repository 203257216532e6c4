import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { AttachedFile, PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import type { Edit, Edited } from '../edit.ts';
import { attachFile } from '../process/files.ts';
import { followParameters, renamedEntries } from '../references/tuneParameters.ts';
import { namesText } from '../words.ts';
import {
  resetArgument,
  setArgument,
  setComponentParameter,
  setInitialValues,
} from './arguments.ts';
import { setArgumentOfAll } from './many.ts';
import { followInFormulas } from './formulaParameters.ts';
import { type FieldRename, renameField } from './renameField.ts';

interface ArgumentChange {
  readonly component: string;
  readonly argument: string;
  /** Undefined: its default counts. */
  readonly value: Json | undefined;
}

export function changeArgument(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { component, argument, value }: ArgumentChange,
): Edited {
  const what = `${component}.${argument}`;
  return value === undefined
    ? { document: resetArgument(document, component, argument), label: `Reset ${what}` }
    : { document: setArgument(document, component, argument, value), label: `Set ${what}` };
}

interface ManyChange {
  readonly components: readonly string[];
  readonly argument: string;
  readonly value: Json | undefined;
}

/** Sets an argument of several components to one value. */
export function changeArgumentOfAll(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { components, argument, value }: ManyChange,
): Edited {
  const verb = value === undefined ? 'Reset' : 'Set';
  return {
    document: setArgumentOfAll(document, components, argument, value),
    label: `${verb} ${argument} of ${namesText(components)}`,
  };
}

/** Gives a field of a component another name, and lets all that refers to it follow. */
export function changeFieldName(
  document: PatchbayDocument,
  catalogue: Catalogue,
  rename: FieldRename,
): Edited {
  const { components } = specOf(document).plugboard.process.args;
  const type = components.find(({ args }) => args.name === rename.component)?.type ?? '';
  const form = catalogue.find(type)?.form ?? [];
  return {
    document: renameField(document, form, rename),
    label: `Rename ${rename.component}.${rename.from} to ${rename.to}`,
  };
}

interface Attachment {
  readonly component: string;
  readonly argument: string;
  readonly file: AttachedFile;
}

/** Attaches a file and lets a component read it. */
export const attachToArgument: Edit<Attachment> = (document, _, { component, argument, file }) => ({
  document: setArgument(attachFile(document, file), component, argument, file.name),
  label: `Attach ${file.name} to ${component}`,
});

interface InitialChange {
  readonly component: string;
  readonly field: string;
  readonly values: readonly Json[];
}

export const changeInitialValues: Edit<InitialChange> = (
  document,
  _,
  { component, field, values },
) => ({
  document: setInitialValues(document, component, field, values),
  label: `Set initial values of ${component}.${field}`,
});

interface ParametersChange {
  readonly component: string;
  readonly parameters: JsonObject;
}

/** Gives a component these parameters in place of those that it has. */
export function changeParametersOf(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { component, parameters }: ParametersChange,
): Edited {
  const { components } = specOf(document).plugboard.process.args;
  const before = components.find(({ args }) => args.name === component)?.args.parameters;
  const gone = Object.keys(isObject(before) ? before : {}).filter(
    (name) => !Object.hasOwn(parameters, name),
  );
  // A name that is gone may be one that every object has: `constructor`.
  const kept = gone.reduce(
    (at, name) => setComponentParameter(at, component, name, undefined),
    document,
  );
  const set = Object.entries(parameters).reduce(
    (at, [name, value]) => setComponentParameter(at, component, name, value),
    kept,
  );
  const renamed = renamedEntries(
    Object.keys(isObject(before) ? before : {}),
    Object.keys(parameters),
  );
  return {
    document: followInFormulas(followParameters(set, component, renamed), catalogue, {
      owner: component,
      names: renamed,
    }),
    label: `Set parameters of ${component}`,
  };
}
