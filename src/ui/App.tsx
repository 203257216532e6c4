import './base.css';
import { useRef } from 'react';
import type { Stores } from '../stores/index.ts';
import { CanvasApiContext, type CanvasApi } from './canvas/api/CanvasApi.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { CanvasCommands } from './commands/canvas/CanvasCommands.tsx';
import { ControlsSlot } from './controls/ControlsSlot.tsx';
import { EmptyState } from './EmptyState.tsx';
import { Palette } from './palette/Palette.tsx';
import { Banners } from './shell/Banners.tsx';
import { BottomPanel } from './shell/BottomPanel.tsx';
import { BrokenText } from './shell/BrokenText.tsx';
import { Contained } from './shell/Contained.tsx';
import { DialogSlot } from './shell/DialogSlot.tsx';
import { FileIntake } from './shell/FileIntake.tsx';
import { Frame } from './shell/frame/Frame.tsx';
import { useAwake } from './kit/firstSign.ts';
import { later, useFirstLook } from './page/later.ts';
import { Notices } from './shell/Notices.tsx';
import { useShortcuts } from './shell/useShortcuts.ts';
import { useTheme } from './shell/useTheme.ts';
import { Tour } from './tour/Tour.tsx';
import { StoresContext } from './page/StoresContext.tsx';
import { late } from './kit/late.tsx';

const TopBar = later(async () => (await import('./shell/bar/TopBar.tsx')).TopBar);
const TooltipHost = late(async () => (await import('./kit/TooltipHost.tsx')).TooltipHost);
const Inspector = later(async () => (await import('./inspector/Inspector.tsx')).Inspector);

/**
 * The whole screen. `stores` are made by `app/` before the first render and never change.
 * `onShown` is called (it must not change either) when the canvas stands: what can wait may begin.
 */
export function App({
  stores,
  onShown,
}: {
  readonly stores: Stores;
  readonly onShown: () => void;
}) {
  const canvas = useRef<CanvasApi>(null);
  return (
    <StoresContext value={stores}>
      <Theme />
      <CanvasApiContext value={canvas}>
        <FileIntake>
          <Screen onShown={onShown} />
        </FileIntake>
      </CanvasApiContext>
    </StoresContext>
  );
}

/** Stands first, so that colours are set before the canvas and the plots read them. */
function Theme() {
  useTheme();
  return null;
}

function Screen({ onShown }: { readonly onShown: () => void }) {
  useShortcuts();
  useFirstLook(onShown);
  const isAwake = useAwake();
  return (
    <>
      <Frame
        bar={
          <>
            <h1 className="visually-hidden">Patchbay</h1>
            <Contained name="The bar">
              <TopBar />
            </Contained>
          </>
        }
        banners={
          <Contained name="The banner">
            <Banners />
          </Contained>
        }
        palette={
          <Contained name="The palette">
            <Palette />
          </Contained>
        }
        canvas={
          <>
            <Contained name="The canvas">
              <Canvas empty={<EmptyState />} commands={CanvasCommands} />
            </Contained>
            <Contained name="The controls">
              <ControlsSlot />
            </Contained>
            <Contained name="The tour">
              <BrokenText />
              <Tour />
            </Contained>
          </>
        }
        inspector={
          <Contained name="The inspector">
            <Inspector />
          </Contained>
        }
        bottom={
          <Contained name="The panel">
            <BottomPanel />
          </Contained>
        }
      />
      <Contained name="The messages">
        <Notices />
      </Contained>
      <DialogSlot />
      {isAwake && (
        <Contained name="The hint">
          <TooltipHost />
        </Contained>
      )}
    </>
  );
}
