import { Dialog } from '../kit/Dialog.tsx';
import { Kbd } from '../kit/Kbd.tsx';
import { COMMANDS } from '../shell/commands.ts';
import { useClose } from './useClose.ts';
import styles from './ShortcutsDialog.module.css';

interface Shortcut {
  readonly label: string;
  readonly keys: readonly string[];
}

/** The canvas' own keys; they act while the focus is in it. */
const CANVAS: readonly Shortcut[] = [
  { label: 'Next component or wire', keys: ['Tab'] },
  { label: 'Walk along the wires', keys: ['Alt+Arrows'] },
  { label: 'Move what is selected', keys: ['Arrows'] },
  { label: 'Move it five times as far', keys: ['Shift+Arrows'] },
  { label: 'Connect from this component', keys: ['C'] },
  { label: 'Rename', keys: ['F2'] },
  { label: 'Go to its form in the inspector', keys: ['Enter'] },
  { label: 'Select or unselect', keys: ['Space'] },
  { label: 'Select everything', keys: ['Mod+A'] },
  { label: 'Copy, cut, paste', keys: ['Mod+C', 'Mod+X', 'Mod+V'] },
  { label: 'Duplicate', keys: ['Mod+D'] },
  { label: 'Delete', keys: ['Delete'] },
  { label: 'Bring everything into view', keys: ['F'] },
  { label: 'Zoom', keys: ['+', '-', '0'] },
];

const GROUPS = ['Run', 'Edit', 'Document', 'View'] as const;

export function ShortcutsDialog() {
  const close = useClose();
  const ofCommands = (group: string): readonly Shortcut[] =>
    COMMANDS.filter((each) => each.group === group && each.keys.length > 0);
  return (
    <Dialog title="Keyboard shortcuts" size="medium" onClose={close}>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <Group key={group} title={group} list={ofCommands(group)} />
        ))}
        <Group title="On the canvas" list={CANVAS} />
      </div>
    </Dialog>
  );
}

function Group({ title, list }: { readonly title: string; readonly list: readonly Shortcut[] }) {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <dl>
        {list.map(({ label, keys }) => (
          <div key={label} className={styles.line}>
            <dt>{label}</dt>
            <dd>
              {keys.map((each) => (
                <Kbd key={each} keys={each} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
