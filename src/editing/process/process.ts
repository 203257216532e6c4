import type { PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import { ARGS, withValue } from '../../model/raw.ts';

export type ProcessType = 'plugboard.process.LocalProcess' | 'plugboard.process.RayProcess';

const PROCESS = ['plugboard', 'process'] as const;

/** Sets the name of the process; null or an empty one lets plugboard choose. */
export function setProcessName(document: PatchbayDocument, name: string | null): PatchbayDocument {
  return withValue(document, [...ARGS, 'name'], name === null || name === '' ? undefined : name);
}

/** The same class for the other kind of process, by its short path; others can stay. */
function counterpart(type: string, from: string, to: string): string {
  const match = new RegExp(
    `^(plugboard\\.(?:connector|state))\\..*?\\b${from}(Connector|StateBackend)$`,
  );
  return type.replace(match, `$1.${to}$2`);
}

/**
 * Sets the kind of process. As plugboard's own override does, connectors and state backends that are
 * made for one kind change to their counterparts; all others stay.
 */
export function setProcessType(document: PatchbayDocument, type: ProcessType): PatchbayDocument {
  const spec = specOf(document).plugboard.process;
  if (spec.type === type) return document;
  const toRay = type.endsWith('.RayProcess');
  const connector = toRay
    ? counterpart(spec.connector_builder.type, 'Asyncio', 'Ray')
    : counterpart(spec.connector_builder.type, 'Ray', 'Asyncio');
  const state = toRay
    ? counterpart(spec.args.state.type, 'Dict', 'Ray')
    : counterpart(spec.args.state.type, 'Ray', 'Dict');
  let next = withValue(document, [...PROCESS, 'type'], type);
  if (connector !== spec.connector_builder.type) {
    next = withValue(next, [...PROCESS, 'connector_builder', 'type'], connector);
  }
  return state === spec.args.state.type ? next : withValue(next, [...ARGS, 'state', 'type'], state);
}
