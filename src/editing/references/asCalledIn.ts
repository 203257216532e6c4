import { isObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { endpointOf } from '../../model/endpoint.ts';
import { specOf } from '../../model/documents.ts';
import { namesBetween } from '../../model/names.ts';
import { renameField } from '../arguments/renameField.ts';
import { renameComponent } from '../components/rename.ts';

/** A document in which everything is called as in a later state of it. */
export function asCalledIn(
  now: PatchbayDocument,
  before: PatchbayDocument,
  catalogue: Catalogue,
): PatchbayDocument {
  const { components, fields } = namesBetween(before, now, catalogue);
  let all = before;
  for (const [id, to] of fields) {
    const { component, field: from } = endpointOf(id);
    const given = specOf(before).plugboard.process.args.components.find(
      ({ args }) => args.name === component,
    );
    const form = given === undefined ? [] : (catalogue.find(given.type)?.form ?? []);
    for (const { name, names } of form) {
      const value = given?.args[name];
      const fields = Array.isArray(value) ? value : Object.keys(isObject(value) ? value : {});
      if (names !== undefined && fields.includes(from))
        all = renameField(all, form, { component, argument: name, from, to });
    }
  }
  for (const [from, to] of components) {
    const next = renameComponent(all, from, to);
    if (next.ok) all = next.value;
  }
  return all;
}
