import { removeSelection } from '../../model/index.ts';
import { duplicateSelection } from '../../model/edits/clipboard.ts';
import type { Selection } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../StoresContext.tsx';
import styles from './Inspector.module.css';

const BESIDE = { x: 40, y: 40 };

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Several things at once: what they are, and what can be done with all of them. */
export function ManySelected({ selection }: { readonly selection: Selection }) {
  const { document, verbs } = useStores();
  const { components, connectors } = selection;
  const parts = [
    ...(components.length > 0 ? [count(components.length, 'component')] : []),
    ...(connectors.length > 0 ? [count(connectors.length, 'connector')] : []),
  ].join(', ');

  function duplicate(): void {
    const made = duplicateSelection(document.getState().document, components, BESIDE);
    verbs.edit(`Duplicate ${count(components.length, 'component')}`, () => made.document);
    verbs.select({ components: made.components, connectors: [] });
  }
  function remove(): void {
    verbs.edit(`Delete ${parts}`, (now) => removeSelection(now, selection));
    verbs.select({ components: [], connectors: [] });
  }

  return (
    <div className={styles.head}>
      <p className={styles.kind}>Selection</p>
      <h2 className={styles.title}>{parts}</h2>
      <div className={styles.actions}>
        {components.length > 0 && <Button onClick={duplicate}>Duplicate</Button>}
        <Button onClick={remove}>Delete</Button>
      </div>
    </div>
  );
}
