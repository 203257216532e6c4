import { Menu as Base } from '@base-ui/react/menu';
import { Fragment, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { keysFor } from '../bindings.ts';
import type { Command, CommandContext, CommandGroup, MenuPlace } from '../Command.ts';
import { COMMANDS } from '../table.ts';
import { mayTakeFocus } from '../../kit/mayTakeFocus.ts';
import { MenuItem, MenuSeparator } from '../../kit/menu/Menu.tsx';
import menuStyles from '../../kit/menu/Menu.module.css';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasPartProps } from '../../canvas/api/CanvasApi.ts';
import type { Place } from '../../../graph/walk.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { placeOf } from '../../canvas/api/placeOf.ts';
import type { EarlyPressed } from './EarlyPress.tsx';
import { listenForMenu } from './listenForMenu.ts';

interface Props extends CanvasPartProps {
  /** Where it was asked for before it was here. */
  readonly pressed: RefObject<EarlyPressed | null>;
}

interface Opened {
  readonly at: Point;
  readonly place: Place | null;
}

/**
 * The menu of what is pressed with the right button, the menu key or a long touch: the commands of the
 * table that are for it and can act now.
 */
export function CanvasMenu({ root, canvas, pressed }: Props) {
  const stores = useStores();
  const [opened, setOpened] = useState<Opened | null>(null);
  const popup = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const open = (at: Point, place: Place | null) => {
      canvas.nudge.flush();
      const { selection } = stores.view.getState();
      if (place !== null) {
        const kind = place.kind === 'component' ? 'components' : 'connectors';
        if (!selection[kind].includes(place.id))
          stores.verbs.select({ components: [], connectors: [], [kind]: [place.id] });
      }
      setOpened({ at, place });
    };
    const { current: early } = pressed;
    pressed.current = null;
    if (early !== null) open({ x: early.x, y: early.y }, placeOf(early.target));
    return listenForMenu(element, open);
  }, [root, canvas, stores, pressed]);

  const context: CommandContext = { stores, canvas, place: opened?.place ?? null };
  const anchor = useMemo(() => {
    const { x, y } = opened?.at ?? { x: 0, y: 0 };
    return { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
  }, [opened]);
  const groups = opened === null ? [] : groupsFor(opened.place?.kind ?? 'canvas', context);

  function act(command: Command): void {
    setOpened(null);
    // After the menu has given the focus back, so that what a command focuses keeps it.
    setTimeout(() => command.run(context));
  }

  return (
    <Base.Root open={groups.length > 0} onOpenChange={(open) => !open && setOpened(null)}>
      <Base.Portal>
        <Base.Positioner
          className={menuStyles.place}
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={2}
        >
          <Base.Popup
            ref={popup}
            className={menuStyles.popup}
            aria-label="What can be done here"
            finalFocus={() => {
              if (mayTakeFocus(popup.current)) canvas.viewpoint.focus();
              return false;
            }}
          >
            {groups.map((commands, i) => (
              <Fragment key={commands[0]?.group}>
                {i > 0 && <MenuSeparator />}
                {commands.map((command) => (
                  <MenuItem
                    key={command.id}
                    keys={keysFor(command, stores.view.getState().keys)[0]}
                    danger={command.id === 'delete'}
                    onClick={() => act(command)}
                  >
                    {command.label}
                  </MenuItem>
                ))}
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/**
 * The commands for a kind of thing that can act, by group, in the table's order; those of a run last: a
 * menu on the canvas is opened to edit.
 */
function groupsFor(kind: MenuPlace, context: CommandContext): readonly (readonly Command[])[] {
  const groups = new Map<string, Command[]>();
  for (const command of COMMANDS) {
    const isForIt = command.menus?.includes(kind) === true;
    if (!isForIt || !(command.enabled?.(context) ?? true)) continue;
    const list = groups.get(command.group);
    if (list === undefined) groups.set(command.group, [command]);
    else list.push(command);
  }
  const isRun = (group: string) => Number(group === ('Run' satisfies CommandGroup));
  return [...groups].toSorted(([a], [b]) => isRun(a) - isRun(b)).map(([, list]) => list);
}
