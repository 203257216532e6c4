import './base.css';
import { useRef } from 'react';
import type { Stores } from '../stores/index.ts';
import { CanvasApiContext, type CanvasApi } from './canvas/CanvasApi.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { TooltipProvider } from './kit/Tooltip.tsx';
import { Palette } from './palette/Palette.tsx';
import { Banners } from './shell/Banners.tsx';
import { BottomPanel } from './shell/BottomPanel.tsx';
import { Contained } from './shell/Contained.tsx';
import { Dialogs } from './shell/Dialogs.tsx';
import { FileIntake } from './shell/FileIntake.tsx';
import { Notices } from './shell/Notices.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { useShortcuts } from './shell/useShortcuts.ts';
import { useTheme } from './shell/useTheme.ts';
import { StoresContext } from './StoresContext.tsx';
import styles from './shell/Layout.module.css';

/** The whole screen. `stores` are made by `app/` before the first render and never change. */
export function App({ stores }: { readonly stores: Stores }) {
  const canvas = useRef<CanvasApi>(null);
  return (
    <StoresContext value={stores}>
      <Theme />
      <CanvasApiContext value={canvas}>
        <TooltipProvider delay={500}>
          <FileIntake>
            <Screen />
          </FileIntake>
        </TooltipProvider>
      </CanvasApiContext>
    </StoresContext>
  );
}

/** Stands first, so that colours are set before the canvas and the plots read them. */
function Theme() {
  useTheme();
  return null;
}

function Screen() {
  useShortcuts();
  return (
    <>
      <div className={styles.screen}>
        <header className={styles.bar}>
          <h1 className="visually-hidden">Patchbay</h1>
          <TopBar />
        </header>
        <div className={styles.banners}>
          <Banners />
        </div>
        <Palette className={styles.palette ?? ''} />
        <main className={styles.canvas}>
          <Contained name="The canvas">
            <Canvas />
          </Contained>
        </main>
        <div className={styles.inspector}>
          <Contained name="The inspector">
            <Inspector />
          </Contained>
        </div>
        <section className={styles.bottom} aria-label="Panels">
          <BottomPanel />
        </section>
      </div>
      <Notices />
      <Dialogs />
    </>
  );
}
