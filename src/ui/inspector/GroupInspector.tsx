import { useMemo } from 'react';
import { useStore } from 'zustand';
import { allPorts, type Group, groupsOf, specOf, withinGroup } from '../../model/index.ts';
import { collapseGroups, colourGroup, ungroupNodes } from '../../editing/marks/groupNodes.ts';
import { useCanvasApi } from '../canvas/api/CanvasApi.ts';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/inputs/Field.tsx';
import { TextField } from '../page/TextField.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { useCatalogue } from '../page/useCatalogue.ts';
import { groupNode } from '../../graph/nodeIds.ts';
import { ColourChoice } from './ColourChoice.tsx';
import styles from '../fields/Fields.module.css';
import { PortList } from './component/PortList.tsx';
import { Section } from './Section.tsx';

/** A group: its title and colour, whether it is drawn as one component, and what is in it. */
export function GroupInspector({ id }: { readonly id: string }) {
  const stores = useStores();
  const canvas = useCanvasApi();
  const document = useStore(stores.document, (state) => state.document);
  const groups = groupsOf(document);
  const group = groups.get(id);
  if (group === undefined) return null;
  const inner = withinGroup(groups, id).slice(1);

  return (
    <>
      <div className={styles.head}>
        <p className={styles.kind}>{group.collapsed ? 'Group, drawn as one component' : 'Group'}</p>
        <Field label="Title">
          {(field) => (
            <TextField
              {...field}
              value={group.title}
              onCommit={(title) => canvas.current?.editor.rename(groupNode(id), title.trim())}
            />
          )}
        </Field>
        <ColourChoice
          value={group.colour}
          onChange={(colour) => stores.verbs.edit(colourGroup, { group: id, colour })}
        />
        <div className={styles.actions}>
          <Button
            onClick={() =>
              stores.verbs.edit(collapseGroups, { groups: [id], collapsed: !group.collapsed })
            }
          >
            {group.collapsed ? 'Open' : 'Collapse'}
          </Button>
          <Button onClick={() => stores.verbs.edit(ungroupNodes, [id])}>Ungroup</Button>
        </div>
      </div>
      <Section title="Components in it">
        {group.members.length === 0 && <p className={styles.muted}>Only other groups.</p>}
        <ul className={styles.names}>
          {group.members.map((name) => (
            <li key={name}>
              <Button
                variant="quiet"
                disabled={group.collapsed}
                onClick={() => stores.verbs.revealComponent(name)}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
        {inner.length > 0 && (
          <p
            className={styles.muted}
          >{`And the groups ${inner.map((at) => groups.get(at)?.title ?? at).join(', ')}.`}</p>
        )}
        <p className={styles.muted}>
          A group is for the eye: the model stays as flat as plugboard wants it.
        </p>
      </Section>
      <GroupFields groups={groups} id={id} />
    </>
  );
}

/** Components whose fields are listed at once: a list of more is not read, and the search of Watch finds all. */
const MOST_LISTED = 40;

/** The fields of all components in a group, under their real names, to be watched though none is drawn. */
function GroupFields({ groups, id }: { readonly groups: ReadonlyMap<string, Group>; id: string }) {
  const { document } = useStores();
  const catalogue = useCatalogue();
  const current = useStore(document, (state) => state.document);
  const ports = useMemo(() => allPorts(specOf(current), catalogue), [current, catalogue]);
  const members = withinGroup(groups, id).flatMap((at) => groups.get(at)?.members ?? []);
  return members.slice(0, MOST_LISTED).map((name) => {
    const { inputs = [], outputs = [] } = ports.get(name) ?? {};
    return (
      <PortList
        key={name}
        name={name}
        title={`Fields of ${name}`}
        fields={[...outputs, ...inputs.filter((field) => !outputs.includes(field))]}
        docs={undefined}
        isFull
      />
    );
  });
}
