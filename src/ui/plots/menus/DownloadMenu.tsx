import { Download, Image, Sheet, Sun } from 'lucide-react';
import type { PlotSpec } from '../../../model/index.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { Menu, MenuItem } from '../../kit/menu/Menu.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { lightPalette, type Palette, paletteOf } from '../draw/palette.ts';
import { plotInput } from '../plot/plotInput.ts';
import { plotPicture } from '../draw/plotPicture.ts';
import { plotsDesk } from '../plotsView.ts';
import { runName } from '../../page/runName.ts';
import { fileName, saveFile } from '../../page/saveFile.ts';
import { seriesCsv, type CsvColumn } from '../series/seriesCsv.ts';

interface Props {
  readonly plots: readonly PlotSpec[];
  readonly colours: ReadonlyMap<string, number>;
}

/** Takes away what the plots show, as a picture or as values. */
export function DownloadMenu({ plots, colours }: Props) {
  const stores = useStores();

  function shown(): readonly PlotSpec[] {
    const { hidden } = plotsDesk(stores).view.getState();
    return plots.flatMap((plot) => {
      const fields = plot.fields.filter((field) => !hidden.has(field));
      return fields.length === 0 ? [] : [{ ...plot, fields }];
    });
  }

  async function savePicture(palette: Palette): Promise<void> {
    const { name } = stores.document.getState().document;
    const sheets = shown().map((plot) => {
      const lines = plot.fields.map((field) => ({ field, colour: colours.get(field) ?? 1 }));
      return (width: number, height: number) => plotInput(stores, plot, lines, { width, height });
    });
    const words = { title: [name, ...shownName()].join(', '), runs: comparedNames() };
    const picture = await plotPicture(sheets, words, palette);
    if (picture) saveFile(fileName(name, '.png'), picture);
  }

  /** The run that shows, where it has a name by now. */
  function shownName(): readonly string[] {
    const { record } = stores.run.getState();
    const shownRun = stores.lists.getState().runs.find(({ id }) => id === record);
    return shownRun === undefined ? [] : [runName(shownRun)];
  }

  function comparedNames() {
    const { runs, compared } = stores.lists.getState();
    return compared.map(({ id, dash }) => {
      const record = runs.find((one) => one.id === id);
      return { dash, name: record === undefined ? 'Run' : runName(record) };
    });
  }

  function saveValues(): void {
    const { name } = stores.document.getState().document;
    const { series } = stores.run.getState();
    const { runs, compared } = stores.lists.getState();
    const fields = [...new Set(shown().flatMap(({ fields: own, x }) => (x ? [x, ...own] : own)))];
    const own = fields.flatMap((field): CsvColumn[] =>
      series[field] ? [{ name: field, series: series[field] }] : [],
    );
    const others = compared.flatMap((run) => {
      const record = runs.find(({ id }) => id === run.id);
      return fields.flatMap((field): CsvColumn[] => {
        const one = run.series[field];
        const label = record === undefined ? 'Run' : runName(record);
        return one ? [{ name: `${field} (${label})`, series: one }] : [];
      });
    });
    const parts = seriesCsv([...own, ...others]);
    saveFile(fileName(name, '.csv'), new Blob(parts, { type: 'text/csv' }));
  }

  const isDark = document.documentElement.dataset['theme'] === 'dark';
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <IconButton label="Download" hint="Download the plots or their values" side="top">
          <Download aria-hidden />
        </IconButton>
      }
    >
      <MenuItem
        icon={<Image aria-hidden />}
        note="PNG"
        onClick={() => void savePicture(paletteOf(document.body))}
      >
        Picture
      </MenuItem>
      {isDark && (
        <MenuItem
          icon={<Sun aria-hidden />}
          note="PNG"
          onClick={() => void savePicture(lightPalette(document.body))}
        >
          Picture in light colours
        </MenuItem>
      )}
      <MenuItem icon={<Sheet aria-hidden />} note="CSV" onClick={saveValues}>
        Values
      </MenuItem>
    </Menu>
  );
}
