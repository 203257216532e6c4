import type { Json, JsonObject } from '../../base/json.ts';
import { isObject } from '../../base/json.ts';
import { changeCustomResources, changeResource } from '../../editing/arguments/changeResources.ts';
import { rayFault, readResource } from '../../model/resources.ts';
import { useStores } from '../page/StoresContext.tsx';
import { type FormScope, FormScopeContext } from '../fields/FormScope.ts';
import { MapRows } from '../fields/rows/MapRows.tsx';
import { ResourceField } from './ResourceField.tsx';
import { RESOURCE_FIELDS } from './resourceFields.ts';
import { Scalar } from '../fields/Scalar.tsx';
import styles from '../fields/Fields.module.css';
import { Section } from './Section.tsx';
import { useDocumentKey } from './useSelected.ts';

interface Props {
  readonly name: string;
  /** As the model has them. */
  readonly value: Json | undefined;
}

/** Everything that is given, in one line. */
function gistOf(given: JsonObject, custom: JsonObject): string {
  const named = Object.entries(given).filter(([key]) => key !== 'resources');
  const all = [...named, ...Object.entries(custom)];
  return all.length === 0
    ? 'default'
    : all.map(([key, amount]) => `${key} ${String(amount)}`).join(', ');
}

/** What a component needs when a process is spread over machines. */
export function Resources({ name, value }: Props) {
  const { verbs } = useStores();
  const key = useDocumentKey();
  const scope: FormScope = { key: `${key} ${name}`, problems: [], names: [] };
  const given = (isObject(value) ? value : {}) as JsonObject;
  const custom = (isObject(given['resources']) ? given['resources'] : {}) as JsonObject;
  const gist = gistOf(given, custom);
  return (
    <FormScopeContext value={scope}>
      <Section title="Resources" open={gist !== 'default'} summary={gist}>
        <p className={styles.muted}>
          For a RayProcess, and for sharing out a pool of workers. Amounts take suffixes: 250m, 2k,
          1Gi.
        </p>
        {RESOURCE_FIELDS.map(({ resource, label, standard, unit }) => (
          <ResourceField
            key={resource}
            label={label}
            standard={standard}
            unit={unit}
            fault={rayFault(resource, given[resource], false)}
            path={`resources.${resource}`}
            value={given[resource]}
            onChange={(amount) =>
              verbs.edit(changeResource, { components: [name], resource, amount })
            }
          />
        ))}
        <div className={styles.field}>
          <span className={styles.label}>Others</span>
          <MapRows
            label="resources"
            path="resources.resources"
            value={custom}
            stem="resource"
            fresh={1}
            row={(row) => <Scalar {...row} kind="resource" />}
            onChange={(amounts) => {
              if (Object.values(amounts).every((amount) => readResource(amount).ok))
                verbs.edit(changeCustomResources, { component: name, map: amounts });
            }}
          />
          {Object.entries(custom).map(([key, amount]) => {
            const fault = rayFault(key, amount, true);
            return fault === null ? null : (
              <p key={key} className={styles.warning}>
                {fault}
              </p>
            );
          })}
        </div>
      </Section>
    </FormScopeContext>
  );
}
