import type { Endpoint } from '../../model/endpoint.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Position } from '../../model/layout/layout.ts';
import { addComponent } from './add.ts';
import { connect, whyNotConnect } from '../connectors/connect.ts';
import { fittingField, startingPorts } from './fit.ts';

/** The end of a wire that hangs loose: it starts at an output, or ends at an input. */
export type LooseEnd = { readonly from: Endpoint } | { readonly to: Endpoint };

/** The field with which a new component of a type would take a loose wire; null: with none. */
export function fieldFor(catalogue: Catalogue, type: string, end: LooseEnd): string | null {
  const known = catalogue.find(type);
  if (known === undefined) return null;
  const { inputs, outputs } = startingPorts(known);
  return 'from' in end
    ? fittingField(inputs, [end.from.field])
    : fittingField(outputs, [end.to.field]);
}

/** Puts a new component down and joins it to a loose wire by the field that fits best. */
export function addConnected(
  document: PatchbayDocument,
  catalogue: Catalogue,
  type: string,
  at: Position,
  end: LooseEnd,
): Result<{ readonly document: PatchbayDocument; readonly name: string }, string> {
  const field = fieldFor(catalogue, type, end);
  const label = catalogue.find(type)?.label ?? type;
  if (field === null) {
    return fail(`${label} has no ${'from' in end ? 'input' : 'output'} for this wire.`);
  }
  const added = addComponent(document, catalogue, type, at);
  const own = { component: added.name, field };
  const [from, to] = 'from' in end ? [end.from, own] : [own, end.to];
  const reason = whyNotConnect(added.document, catalogue, from, to);
  if (reason !== null) return fail(reason);
  return ok({ name: added.name, document: connect(added.document, from, to) });
}
