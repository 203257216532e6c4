import { shortWords } from '../../base/text/cutInMiddle.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import { allPorts } from '../../model/ports.ts';
import type { Problem } from '../../model/problem.ts';
import { argumentFixes } from './arguments.ts';
import { connectorFixes } from './connectors.ts';
import { eventFixes } from './events.ts';
import { encodingFixes, missingFileFixes } from './files.ts';
import type { Fix, FixContext } from './Fix.ts';
import { initialValueFixes } from './initialValues.ts';
import { inputFixes } from './inputs.ts';
import { loopFixes } from './loops.ts';
import { duplicateNameFixes } from './names.ts';
import { frameworkTypeFixes, typePathFixes, unknownTypeFixes } from './types.ts';

export type { Fix } from './Fix.ts';

const contexts = new WeakMap<PatchbayDocument, FixContext>();

/** Worked out once for a document, however many problems it has. */
function contextOf(document: PatchbayDocument, catalogue: Catalogue): FixContext {
  const known = contexts.get(document);
  if (known?.catalogue === catalogue) return known;
  const spec = specOf(document);
  const context = { document, spec, catalogue, ports: allPorts(spec, catalogue) };
  contexts.set(document, context);
  return context;
}

/**
 * Ways out of a problem of a document, the best first; empty where a person has to decide. Each takes
 * the problem away (of several open inputs the one that it names) and makes no new error; what a wrong
 * connector or a doubled name was hiding may come to light.
 *
 * @param problem one that `validateProcess` finds in this very document
 */
export function fixesFor(
  problem: Problem,
  document: PatchbayDocument,
  catalogue: Catalogue,
): readonly Fix[] {
  const fixes = waysOut(contextOf(document, catalogue), problem);
  return fixes.map((fix) => ({ ...fix, label: shortWords(fix.label) }));
}

function waysOut(context: FixContext, problem: Problem): readonly Fix[] {
  switch (problem.code) {
    case 'UNCONNECTED_INPUT':
      return inputFixes(context, problem);
    case 'CYCLE_WITHOUT_INITIAL_VALUES':
      return loopFixes(context, problem);
    case 'DUPLICATE_NAME':
      return duplicateNameFixes(context, problem);
    case 'UNKNOWN_COMPONENT':
    case 'UNKNOWN_FIELD':
    case 'DUPLICATE_CONNECTOR':
      return connectorFixes(context, problem);
    case 'INITIAL_VALUES_FIELD':
    case 'WRONG_TYPE':
      return initialValueFixes(context, problem);
    case 'UNKNOWN_COMPONENT_TYPE':
      return unknownTypeFixes(context, problem);
    case 'TYPE_PATH':
      return typePathFixes(context, problem);
    case 'UNKNOWN_STATE_TYPE':
    case 'UNKNOWN_CONNECTOR_TYPE':
      return frameworkTypeFixes(context, problem);
    case 'EVENT_WITHOUT_PRODUCER':
      return eventFixes(context, problem);
    case 'FILE_MISSING':
      return missingFileFixes(context, problem);
    case 'FILE_NOT_TEXT':
      return encodingFixes(context, problem);
    case 'ARGUMENT_MISSING':
    case 'ARGUMENT_UNKNOWN':
    case 'ARGUMENT_TYPE':
    case 'ARGUMENT_VALUE':
    case 'FIELD_NAME_RESERVED':
    case 'FILE_FORMAT':
    case 'EXPRESSION':
      return argumentFixes(context, problem);
    default:
      return [];
  }
}
