import { useStore } from 'zustand';
import { disabledOf } from '../../../model/index.ts';
import { switchComponents } from '../../../editing/components/switchComponents.ts';
import { useCanvasApi } from '../../canvas/api/CanvasApi.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import styles from '../../fields/Fields.module.css';

/** A component that is switched off: what that means, and how it comes back. */
export function DisabledInspector({ name }: { readonly name: string }) {
  const stores = useStores();
  const canvas = useCanvasApi();
  const document = useStore(stores.document, (state) => state.document);
  const off = disabledOf(document).get(name);
  if (off === undefined) return null;
  const past = off.bypass.length;
  return (
    <div className={styles.head}>
      <p className={styles.kind}>{off.component.type}</p>
      <h2 className={styles.title}>{name}</h2>
      <p className={styles.summary}>
        {`Switched off: it takes no part in runs here or in plugboard, and keeps its arguments and wires for when it is switched on again.${past > 0 ? ' Values are led past it meanwhile.' : ''}`}
      </p>
      <div className={styles.actions}>
        <Button variant="primary" onClick={() => stores.verbs.edit(switchComponents, [name])}>
          Switch on
        </Button>
        <Button
          onClick={() => canvas.current?.editor.remove({ components: [name], connectors: [] })}
        >
          Delete
        </Button>
      </div>
    </div>
  );
}
