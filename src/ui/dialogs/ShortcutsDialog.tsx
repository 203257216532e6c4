import { useState } from 'react';
import { useStore } from 'zustand';
import { keysFor } from '../commands/bindings.ts';
import { COMMAND_GROUPS, type Command, type CommandGroup } from '../commands/Command.ts';
import { COMMANDS } from '../commands/table.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { KeysLine } from './KeysLine.tsx';
import { ShortcutLine } from './ShortcutLine.tsx';
import styles from './ShortcutsDialog.module.css';
import { useClose } from './useClose.ts';

/** The browser's own keys, which the canvas answers. */
const BROWSER = [
  { label: 'Next component or wire', keys: ['Tab'] },
  { label: 'Copy, cut, paste', keys: ['Mod+C', 'Mod+X', 'Mod+V'] },
];

/** Every command with its keys, to look up and to change. */
export function ShortcutsDialog() {
  const close = useClose();
  const { view, verbs } = useStores();
  const bindings = useStore(view, (state) => state.keys);
  const [search, setSearch] = useState('');
  const found = COMMANDS.filter(({ label, family, keys }) => {
    const text = `${label} ${family ?? ''} ${keys.join(' ')}`.toLowerCase();
    return text.includes(search.trim().toLowerCase());
  });
  const changed = Object.keys(bindings).length;
  return (
    <Dialog title="Keyboard shortcuts" size="large" onClose={close}>
      <div className={styles.bar}>
        <input
          type="search"
          className={styles.search}
          aria-label="Find a shortcut"
          placeholder="Find a shortcut"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button
          variant="quiet"
          disabled={changed === 0}
          onClick={() => Object.keys(bindings).forEach((id) => verbs.bindKeys(id, null))}
        >
          Reset all
        </Button>
      </div>
      <div className={styles.groups}>
        {COMMAND_GROUPS.map((group) => (
          <Group
            key={group}
            group={group}
            commands={found.filter((each) => each.group === group)}
          />
        ))}
        {search === '' && (
          <section className={styles.group} aria-label="On the canvas">
            <h3>On the canvas</h3>
            {BROWSER.map((line) => (
              <KeysLine key={line.label} {...line} />
            ))}
          </section>
        )}
      </div>
      {found.length === 0 && (
        <p className={styles.none}>{`No command is called “${search.trim()}”.`}</p>
      )}
    </Dialog>
  );
}

interface GroupProps {
  readonly group: CommandGroup;
  readonly commands: readonly Command[];
}

/** A group's commands; a family, such as the four arrows, stands in one line. */
function Group({ group, commands }: GroupProps) {
  const { view } = useStores();
  const bindings = useStore(view, (state) => state.keys);
  if (commands.length === 0) return null;
  const families = new Map<string, readonly string[]>();
  for (const command of commands) {
    const { family } = command;
    if (family !== undefined)
      families.set(family, [...(families.get(family) ?? []), ...keysFor(command, bindings)]);
  }
  return (
    <section className={styles.group} aria-label={group}>
      <h3>{group}</h3>
      {commands
        .filter(({ family }) => family === undefined)
        .map((command) => (
          <ShortcutLine key={command.id} command={command} />
        ))}
      {[...families].map(([label, keys]) => (
        <KeysLine key={label} label={label} keys={arrows(keys)} />
      ))}
    </section>
  );
}

/** The four arrows with the same keys held, in one. */
function arrows(keys: readonly string[]): readonly string[] {
  const held = new Set(keys.map((each) => each.replace(/Arrow(Left|Right|Up|Down)$/, 'Arrows')));
  return [...held];
}
