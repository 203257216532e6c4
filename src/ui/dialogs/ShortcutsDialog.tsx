import { Dialog } from '../kit/Dialog.tsx';
import { Kbd } from '../kit/Kbd.tsx';
import { COMMAND_GROUPS, type CommandGroup } from '../commands/Command.ts';
import { COMMANDS } from '../commands/table.ts';
import { useClose } from './useClose.ts';
import styles from './ShortcutsDialog.module.css';

interface Shortcut {
  readonly label: string;
  readonly keys: readonly string[];
}

/** The browser's own copy and paste, which the canvas answers. */
const CLIPBOARD: readonly Shortcut[] = [
  { label: 'Next component or wire', keys: ['Tab'] },
  { label: 'Copy, cut, paste', keys: ['Mod+C', 'Mod+X', 'Mod+V'] },
];

/** What a group's commands do by keys; a family stands in one line. */
function shortcutsOf(group: CommandGroup): readonly Shortcut[] {
  const lines = new Map<string, readonly string[]>();
  for (const { group: own, label, family, keys } of COMMANDS) {
    if (own !== group || keys.length === 0) continue;
    const line = family ?? label;
    lines.set(line, [...(lines.get(line) ?? []), ...keys]);
  }
  return [...lines].map(([label, keys]) => ({ label, keys }));
}

export function ShortcutsDialog() {
  const close = useClose();
  return (
    <Dialog title="Keyboard shortcuts" size="medium" onClose={close}>
      <div className={styles.groups}>
        {COMMAND_GROUPS.map((group) => (
          <Group key={group} title={group} list={shortcutsOf(group)} />
        ))}
        <Group title="On the canvas" list={CLIPBOARD} />
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
