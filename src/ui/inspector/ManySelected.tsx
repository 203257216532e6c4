import type { Selection } from '../../stores/index.ts';
import { useCanvasApi } from '../canvas/CanvasApi.ts';
import { nodesByKind } from '../canvas/nodeIds.ts';
import { Button } from '../kit/Button.tsx';
import styles from './Inspector.module.css';

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Several things at once: what they are, and what can be done with all of them. */
export function ManySelected({ selection }: { readonly selection: Selection }) {
  const canvas = useCanvasApi();
  const { components, connectors } = selection;
  const kinds = nodesByKind(components);
  const parts = [
    ...(kinds.components.length > 0 ? [count(kinds.components.length, 'component')] : []),
    ...(kinds.groups.length > 0 ? [count(kinds.groups.length, 'group')] : []),
    ...(kinds.notes.length > 0 ? [count(kinds.notes.length, 'note')] : []),
    ...(connectors.length > 0 ? [count(connectors.length, 'connector')] : []),
  ].join(', ');

  return (
    <div className={styles.head}>
      <p className={styles.kind}>Selection</p>
      <h2 className={styles.title}>{parts}</h2>
      <div className={styles.actions}>
        {components.length > 0 && (
          <Button onClick={() => canvas.current?.editor.duplicate(selection)}>Duplicate</Button>
        )}
        <Button onClick={() => canvas.current?.editor.remove(selection)}>Delete</Button>
      </div>
    </div>
  );
}
