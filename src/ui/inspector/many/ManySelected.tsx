import { shortType } from '../../../model/endpoint.ts';
import { Copy, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../../base/counted.ts';
import type { Selection } from '../../../stores/index.ts';
import { useCanvasApi } from '../../canvas/api/CanvasApi.ts';
import { duplicate } from '../../canvas/gestures/clipboard.ts';
import { nodesByKind } from '../../../graph/nodeIds.ts';
import { CategoryIcon } from '../../kit/CategoryIcon.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { useCatalogue } from '../../page/useCatalogue.ts';
import styles from '../../fields/Fields.module.css';
import { findComponent } from '../useSelected.ts';
import { SharedArguments } from './SharedArguments.tsx';
import { SharedMode } from './SharedMode.tsx';
import { SharedResources } from './SharedResources.tsx';

/** Several things at once: what they are, and what they have in common, to be changed for all. */
export function ManySelected({ selection }: { readonly selection: Selection }) {
  const stores = useStores();
  const { document } = stores;
  const canvas = useCanvasApi();
  const { components, connectors } = selection;
  const current = useStore(document, (state) => state.document);
  const members = useMemo(
    () => components.flatMap((name) => findComponent(current, [], name) ?? []),
    [current, components],
  );
  const kinds = nodesByKind(components);
  const parts = [
    ...(kinds.components.length > 0 ? [counted(kinds.components.length, 'component')] : []),
    ...(kinds.groups.length > 0 ? [counted(kinds.groups.length, 'group')] : []),
    ...(kinds.notes.length > 0 ? [counted(kinds.notes.length, 'note')] : []),
    ...(connectors.length > 0 ? [counted(connectors.length, 'connector')] : []),
  ].join(', ');
  const copy = () => canvas.current && duplicate(stores, canvas.current, components);
  const remove = () => canvas.current?.editor.remove(selection);

  return (
    <>
      <div className={styles.head}>
        <div className={styles.kind}>
          <span>Selection</span>
          {components.length > 0 && (
            <IconButton label="Duplicate" side="left" className={styles.small ?? ''} onClick={copy}>
              <Copy aria-hidden />
            </IconButton>
          )}
          <IconButton label="Delete" side="left" className={styles.small ?? ''} onClick={remove}>
            <Trash2 aria-hidden />
          </IconButton>
        </div>
        <h2 className={styles.title}>{parts}</h2>
        <Types members={members} />
      </div>
      {members.length > 0 && <SharedArguments members={members} />}
      {connectors.length > 0 && <SharedMode connectors={connectors} />}
      {members.length > 0 && <SharedResources members={members} />}
    </>
  );
}

/** Of which types the selected components are; each can be taken alone. */
function Types({
  members,
}: {
  readonly members: Parameters<typeof SharedArguments>[0]['members'];
}) {
  const { verbs } = useStores();
  const catalogue = useCatalogue();
  const byType = new Map<string, string[]>();
  for (const { spec } of members) {
    byType.set(spec.type, [...(byType.get(spec.type) ?? []), spec.args.name]);
  }
  if (byType.size < 2) return null;
  return (
    <ul className={styles.types} aria-label="Types">
      {[...byType].map(([text, names]) => {
        const type = catalogue.find(text);
        const label = type?.label ?? shortType(text);
        return (
          <li key={text}>
            <button
              type="button"
              className={styles.type}
              title={`Select only the ${names.length === 1 ? '' : `${names.length} `}${label}`}
              onClick={() => verbs.select({ components: names, connectors: [] })}
            >
              <CategoryIcon category={type?.category ?? 'custom'} />
              <span>{label}</span>
              <span className={styles.gist}>{names.length}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
