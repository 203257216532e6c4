import type { Selection } from '../../editing/edit.ts';
import { refreshExamples } from '../lists/examples.ts';
import type { PanelId } from '../view/panels.ts';
import type { ViewState, Heat, Notice } from '../view/viewState.ts';
import type { VerbContext } from './context.ts';

export interface ViewVerbs {
  select(selection: Selection): void;
  setTheme(theme: ViewState['theme']): void;
  /** Binds keys to a command; null gives it back its own. */
  bindKeys(command: string, keys: readonly string[] | null): void;
  setTour(tour: ViewState['tour']): void;
  /** For the runs to come. */
  setWorkers(count: number | null): void;
  /** Draws something of the profile on the canvas. */
  setHeat(heat: Heat): void;
  /** Draws values of a trial on the canvas, beside those of the model; null: none any more. */
  showPreview(preview: ViewState['preview']): void;
  /** Of this study inspector and form speak from now on. */
  chooseStudy(name: string | null): void;
  /** Opens the range of what varies in the inspector, by its full name; null closes it. */
  openRange(name: string | null): void;
  openPanel(panel: PanelId): void;
  setPanel(size: {
    readonly height?: number;
    readonly width?: number | null;
    readonly open?: boolean;
    readonly side?: ViewState['panelSide'];
  }): void;
  /** Opens or closes palette or inspector, or says how wide it is; null: as suits the window. */
  setSide(
    part: 'palette' | 'inspector',
    size: { readonly open?: boolean; readonly width?: number | null },
  ): void;
  /** Lays one over the canvas, or none. */
  setDrawer(drawer: ViewState['drawer']): void;
  setMinimap(shown: boolean): void;
  openDialog(dialog: ViewState['dialog']): void;
  /** Shows a message; one with the same `key` gives way to it. */
  notify(notice: Omit<Notice, 'id'>, key?: string): void;
  dismiss(id: string): void;
  revealComponent(name: string): void;
}

const LOWEST_PANEL = 120;
const HIGHEST_PANEL = 2_000;
const WIDEST = 4_000;

/** How things are looked at: none of this is part of the document or of its history. */
export function viewVerbs({ deps, view, lists, notices, documents }: VerbContext): ViewVerbs {
  return {
    select: (selection) => view.setState({ selection }),
    setTheme: (theme) => view.setState({ theme }),
    bindKeys: (command, keys) =>
      view.setState((state) => {
        const others = Object.entries(state.keys).filter(([id]) => id !== command);
        return { keys: Object.fromEntries(keys === null ? others : [...others, [command, keys]]) };
      }),
    setTour: (tour) => view.setState({ tour }),
    setWorkers: (workers) => view.setState({ workers }),
    setHeat: (heat) => view.setState({ heat }),
    showPreview: (preview) => view.setState({ preview }),
    chooseStudy: (study) => view.setState({ study }),
    openRange: (range) => view.setState({ range }),
    openPanel: (panel) => view.setState({ panel, panelOpen: true }),
    setPanel: ({ height, width, open, side }) =>
      view.setState((state) => ({
        panelHeight:
          height === undefined || !Number.isFinite(height)
            ? state.panelHeight
            : Math.round(Math.min(HIGHEST_PANEL, Math.max(LOWEST_PANEL, height))),
        panelOpen: open ?? state.panelOpen,
        panelSide: side ?? state.panelSide,
        panelWidth: widthOf(width, state.panelWidth),
      })),
    setSide: (part, { open, width }) =>
      view.setState((state) =>
        part === 'palette'
          ? {
              paletteOpen: open ?? state.paletteOpen,
              paletteWidth: widthOf(width, state.paletteWidth),
            }
          : {
              inspectorOpen: open ?? state.inspectorOpen,
              inspectorWidth: widthOf(width, state.inspectorWidth),
            },
      ),
    setDrawer: (drawer) => view.setState({ drawer }),
    setMinimap: (minimap) => view.setState({ minimap }),
    openDialog(dialog) {
      view.setState({ dialog });
      // Other tabs may have added, renamed or deleted documents.
      void documents.showShelf(dialog === 'open');
      if (dialog === 'gallery' || dialog === 'open') void refreshExamples(deps, lists);
    },
    notify: (notice, key) => notices.show(notice, key),
    dismiss: (id) => notices.dismiss(id),
    revealComponent: (component) =>
      view.setState({
        reveal: { component, at: deps.clock() },
        selection: { components: [component], connectors: [] },
      }),
  };
}

/** A width that was asked for; what is none leaves the one that there was. */
function widthOf(asked: number | null | undefined, before: number | null): number | null {
  if (asked === null) return null;
  if (asked === undefined || !Number.isFinite(asked)) return before;
  return Math.round(Math.min(WIDEST, Math.max(0, asked)));
}
