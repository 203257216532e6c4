import { Download, Funnel, Image, Plus, Sheet, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/IconButton.tsx';
import { Menu, MenuItem } from '../../kit/menu/Menu.tsx';
import { fileName, saveFile } from '../../page/saveFile.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { lightPalette, type Palette, paletteOf } from '../../plots/draw/palette.ts';
import { fansCsv } from '../../../study/view/fan.ts';
import { trialsCsv } from '../../../study/view/trialsCsv.ts';
import { studiesDesk, withNewPlot } from '../desk.ts';
import { plotsPicture } from '../plots/savePlots.ts';
import type { Trials } from '../useTrials.ts';

/** More plots than this leave none of them room. */
const MOST_PLOTS = 8;

/** What can be done with what shows of a study: filter, add a plot, take away. */
export function StudyTools({ trials }: { readonly trials: Trials }) {
  const stores = useStores();
  const desk = studiesDesk(stores);
  const { isFiltering, plots } = useStore(desk);
  const { shown, ordered, fans = [] } = trials;
  const isDark = document.documentElement.dataset['theme'] === 'dark';

  async function savePicture(kind: 'png' | 'svg', palette: Palette): Promise<void> {
    const { name } = stores.document.getState().document;
    const picture = await plotsPicture(kind, plots, trials, `${name}, ${shown.name}`, palette);
    if (picture === null) {
      const text = 'The browser does not draw a picture as large as this.';
      stores.verbs.notify({ tone: 'warning', text, action: null });
    } else saveFile(fileName(`${name}-${shown.name}`, `.${kind}`), picture);
  }
  function saveTable(): void {
    const { name } = stores.document.getState().document;
    const csv = new Blob(trialsCsv(shown.trials, ordered), { type: 'text/csv' });
    saveFile(fileName(`${name}-${shown.name}`, '.csv'), csv);
  }

  function saveFans(): void {
    const { name } = stores.document.getState().document;
    const csv = new Blob([fansCsv(fans)], { type: 'text/csv' });
    saveFile(fileName(`${name}-${shown.name}-fans`, '.csv'), csv);
  }

  return (
    <>
      <IconButton
        label="Filter trials"
        hint="Filter trials by what is in a column"
        side="top"
        aria-pressed={isFiltering}
        onClick={() => desk.setState({ isFiltering: !isFiltering })}
      >
        <Funnel aria-hidden />
      </IconButton>
      <IconButton
        label="Add a plot"
        side="top"
        disabled={plots.length >= MOST_PLOTS}
        onClick={() => desk.setState(withNewPlot(desk.getState()))}
      >
        <Plus aria-hidden />
      </IconButton>
      <Menu
        side="top"
        align="end"
        trigger={
          <IconButton label="Download study" hint="Download the trials or the plots" side="top">
            <Download aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Sheet aria-hidden />} note="CSV" onClick={saveTable}>
          {trials.isFiltered ? 'Trials that pass' : 'Trials'}
        </MenuItem>
        {fans.length > 0 && (
          <MenuItem icon={<Sheet aria-hidden />} note="CSV" onClick={saveFans}>
            Fans of series
          </MenuItem>
        )}
        <MenuItem
          icon={<Image aria-hidden />}
          note="PNG"
          onClick={() => void savePicture('png', paletteOf(document.body))}
        >
          Plots as a picture
        </MenuItem>
        <MenuItem
          icon={<Image aria-hidden />}
          note="SVG"
          onClick={() => void savePicture('svg', paletteOf(document.body))}
        >
          Plots as a drawing
        </MenuItem>
        {isDark && (
          <MenuItem
            icon={<Sun aria-hidden />}
            note="SVG"
            onClick={() => void savePicture('svg', lightPalette(document.body))}
          >
            Drawing in light colours
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
