import { useMemo } from 'react';
import { isObject, type Json } from '../../../base/json.ts';
import { sameData } from '../../../model/index.ts';
import { rayFault } from '../../../model/resources.ts';
import { changeResource } from '../../../editing/arguments/changeResources.ts';
import { type Resource } from '../../../editing/arguments/resources.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { FormScopeContext } from '../../fields/FormScope.ts';
import { ResourceField } from '../ResourceField.tsx';
import { RESOURCE_FIELDS } from '../resourceFields.ts';
import { Section } from '../Section.tsx';
import { type SelectedComponent, useDocumentKey } from '../useSelected.ts';

function amountsOf(members: readonly SelectedComponent[], resource: Resource) {
  return members.map(({ args }): Json | undefined => {
    const all = args['resources'];
    return isObject(all) && Object.hasOwn(all, resource) ? (all[resource] as Json) : undefined;
  });
}

/** What the selected components need, to be set for all of them. */
export function SharedResources({ members }: { readonly members: readonly SelectedComponent[] }) {
  const { verbs } = useStores();
  const names = members.map(({ spec }) => spec.args.name);
  const key = `${useDocumentKey()} ${names.join(' ')}`;
  const scope = useMemo(() => ({ key, problems: [], names: [] }), [key]);
  return (
    <FormScopeContext value={scope}>
      <Section title="Resources" open={false}>
        {RESOURCE_FIELDS.map(({ resource, label, standard, unit }) => {
          const amounts = amountsOf(members, resource);
          const isOne = amounts.every((amount) => sameData(amount, amounts[0]));
          return (
            <ResourceField
              key={resource}
              label={label}
              standard={isOne ? standard : 'Mixed'}
              unit={unit}
              fault={isOne ? rayFault(resource, amounts[0], false) : null}
              path={`resources.${resource}`}
              value={isOne ? amounts[0] : undefined}
              onChange={(amount) =>
                verbs.edit(changeResource, { components: names, resource, amount })
              }
            />
          );
        })}
      </Section>
    </FormScopeContext>
  );
}
