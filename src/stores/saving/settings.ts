import { PANELS } from '../view/panels.ts';
import * as z from 'zod/mini';
import type { StoreApi } from 'zustand/vanilla';
import type { Leaving } from '../../storage/index.ts';
import type { ViewState } from '../view/viewState.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { Troubles } from './storageTroubles.ts';

const width = z._default(z.nullable(z.number().check(z.gte(0), z.lte(4_000))), null);

const viewSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  panel: z.enum(PANELS.map(({ id }) => id)),
  panelHeight: z.number().check(z.gte(80), z.lte(4_000)),
  panelOpen: z.boolean(),
  panelSide: z._default(z.enum(['below', 'beside']), 'below'),
  panelWidth: width,
  paletteOpen: z._default(z.boolean(), true),
  paletteWidth: width,
  inspectorOpen: z._default(z.boolean(), true),
  inspectorWidth: width,
  minimap: z._default(z.boolean(), true),
  // Settings that were kept before there was this one are good all the same.
  keys: z._default(z.record(z.string(), z.array(z.string().check(z.maxLength(40)))), {}),
  tour: z._default(z.enum(['new', 'on', 'done']), 'new'),
  heat: z._default(z.enum(['off', 'time', 'workers']), 'off'),
  workers: z._default(z.nullable(z.int().check(z.gte(1), z.lte(64))), null),
});

/** So long that one drag of a panel's edge is a few writes, not hundreds. */
const SAVE_MS = 100;

/** How the screen was left, read once and kept from then on. */
export interface KeptView {
  /** When what was stored is on the screen. */
  readonly ready: Promise<void>;
  /** Stores it once more: what was stored may be gone. */
  save(): void;
  /** The settings that are not stored yet, by key: for a page that goes away. */
  unsaved(): Leaving['settings'];
}

/** Brings back how the screen was left; what a person chose before it was read stays as chosen. */
export function keepView(
  { storage, setTimer }: Pick<StoreDeps, 'storage' | 'setTimer'>,
  view: StoreApi<ViewState>,
  troubles: Pick<Troubles, 'keep'>,
): KeptView {
  const first = kept(view.getState());
  let last = JSON.stringify(first);
  let cancel: (() => void) | null = null;
  view.subscribe((state) => {
    const text = JSON.stringify(kept(state));
    if (text === last) return;
    last = text;
    cancel?.();
    cancel = setTimer(save, SAVE_MS);
  });

  async function restore(): Promise<void> {
    const stored = await storage.setting('view');
    const settings = viewSchema.safeParse(stored.ok ? stored.value : undefined);
    if (!settings.success) return;
    const chosen = Object.entries(kept(view.getState())).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(first[name as keyof Settings]),
    );
    last = JSON.stringify(kept({ ...view.getState(), ...settings.data }));
    view.setState({ ...settings.data, ...Object.fromEntries(chosen) });
  }

  function save(): void {
    cancel?.();
    cancel = null;
    void troubles.keep('screen', 'view', () => storage.saveSetting('view', kept(view.getState())));
  }
  return {
    ready: restore(),
    save,
    unsaved: () => (cancel === null ? {} : { view: kept(view.getState()) }),
  };
}

type Settings = z.infer<typeof viewSchema>;

function kept(view: ViewState): Settings {
  const { theme, panel, panelHeight, panelOpen, panelSide, panelWidth } = view;
  const { paletteOpen, paletteWidth, inspectorOpen, inspectorWidth, minimap } = view;
  const { heat, workers, tour } = view;
  const keys = Object.fromEntries(Object.entries(view.keys).map(([id, list]) => [id, [...list]]));
  return {
    ...{ theme, panel, panelHeight, panelOpen, panelSide, panelWidth },
    ...{ paletteOpen, paletteWidth, inspectorOpen, inspectorWidth, minimap },
    ...{ heat, workers, keys, tour },
  };
}
