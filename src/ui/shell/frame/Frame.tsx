import { useRef, type CSSProperties, type ReactNode } from 'react';
import { useStores } from '../../page/StoresContext.tsx';
import { useStore } from 'zustand';
import { Edge } from './Edge.tsx';
import styles from './Frame.module.css';
import { USUAL_HEIGHT } from '../../page/planRoom.ts';
import { useDrawers } from './useDrawers.ts';
import { openPart, useRoom } from '../../page/useRoom.ts';

export interface FrameProps {
  readonly bar: ReactNode;
  readonly banners: ReactNode;
  readonly palette: ReactNode;
  readonly canvas: ReactNode;
  readonly inspector: ReactNode;
  readonly bottom: ReactNode;
}

/**
 * The room of every part of the screen. It renders while a border is dragged, its contents (which come as
 * they are) do not.
 */
export function Frame({ bar, banners, palette, canvas, inspector, bottom }: FrameProps) {
  const stores = useStores();
  const { view, verbs } = stores;
  const room = useRoom();
  const screen = useRef<HTMLDivElement>(null);
  useDrawers(stores, screen);
  const paletteWidth = useStore(view, (state) => state.paletteWidth);
  const inspectorWidth = useStore(view, (state) => state.inspectorWidth);
  const panelWidth = useStore(view, (state) => state.panelWidth);
  const panelHeight = useStore(view, (state) => state.panelHeight);
  const { panel, panelSide } = room;
  const isBeside = panelSide === 'beside' && panel.open;
  const sizes = {
    '--palette': `${room.palette.size}px`,
    '--inspector': `${room.inspector.size}px`,
    '--panel': `${panel.size}px`,
  };

  return (
    <div
      ref={screen}
      className={styles.screen}
      style={sizes as CSSProperties}
      data-panels={isBeside ? 'beside' : 'below'}
      data-panel={panel.open ? (panel.drawer ? 'drawer' : 'open') : 'closed'}
      data-palette={room.palette.open && !room.palette.drawer ? 'docked' : undefined}
      data-inspector={room.inspector.open && !room.inspector.drawer ? 'docked' : undefined}
      data-phone={room.phone ? '' : undefined}
    >
      <header className={styles.bar}>{bar}</header>
      <div className={styles.banners}>{banners}</div>
      <div
        id="palette-part"
        className={styles.palette}
        data-part="palette"
        data-drawer={room.palette.drawer ? '' : undefined}
        data-covers={room.palette.drawer ? 'left' : undefined}
        hidden={!room.palette.open}
        tabIndex={-1}
      >
        {palette}
        <Edge
          label="Resize palette"
          controls="palette-part"
          side="right"
          plan={room.palette}
          chosen={paletteWidth}
          onChange={(width) => verbs.setSide('palette', { width })}
          onClose={() => openPart(stores, 'palette', false)}
        />
      </div>
      <main className={styles.canvas}>{canvas}</main>
      <div
        id="inspector-part"
        className={styles.inspector}
        data-part="inspector"
        data-drawer={room.inspector.drawer ? '' : undefined}
        data-covers={room.inspector.drawer ? (room.phone ? 'bottom' : 'right') : undefined}
        hidden={!room.inspector.open}
        tabIndex={-1}
      >
        {inspector}
        <Edge
          label="Resize inspector"
          controls="inspector-part"
          side={room.phone ? 'top' : 'left'}
          plan={room.inspector}
          chosen={inspectorWidth}
          onChange={(width) => verbs.setSide('inspector', { width })}
          onClose={() => openPart(stores, 'inspector', false)}
        />
      </div>
      <section className={styles.bottom} aria-label="Panels">
        <div
          id="panel-part"
          className={styles.panel}
          data-part="panel"
          data-covers={panel.drawer && panel.open ? 'bottom' : undefined}
        >
          {bottom}
          {panel.open && (
            <Edge
              label="Resize panel"
              controls="panel-part"
              side={isBeside ? 'left' : 'top'}
              plan={panel}
              chosen={isBeside ? panelWidth : panelHeight}
              onChange={(size) =>
                verbs.setPanel(isBeside ? { width: size } : { height: size ?? USUAL_HEIGHT })
              }
              onClose={() => verbs.setPanel({ open: false })}
            />
          )}
        </div>
      </section>
    </div>
  );
}
