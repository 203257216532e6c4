import * as z from 'zod/mini';
import type { StoreApi } from 'zustand/vanilla';
import type { ViewState } from './api.ts';
import type { StoreDeps } from './deps.ts';

const viewSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  panel: z.enum(['plots', 'table', 'log', 'problems', 'profile', 'runs', 'history', 'yaml']),
  panelHeight: z.number().check(z.gte(80), z.lte(4_000)),
  panelOpen: z.boolean(),
  panelSide: z._default(z.enum(['below', 'beside']), 'below'),
  // Settings that were kept before there was this one are good all the same.
  keys: z._default(z.record(z.string(), z.array(z.string().check(z.maxLength(40)))), {}),
  tour: z._default(z.enum(['new', 'on', 'done']), 'new'),
  heat: z._default(z.enum(['off', 'time', 'workers']), 'off'),
  workers: z._default(z.nullable(z.int().check(z.gte(1), z.lte(64))), null),
});

const SAVE_MS = 500;

/**
 * How the screen was left: read at the start, saved a moment after it changed. Gives back what saves it
 * at once, for a page that goes away.
 */
export async function restoreView(
  { storage, setTimer }: StoreDeps,
  view: StoreApi<ViewState>,
): Promise<() => void> {
  const stored = await storage.setting('view');
  const settings = viewSchema.safeParse(stored.ok ? stored.value : undefined);
  if (settings.success) view.setState(settings.data);
  let last = JSON.stringify(kept(view.getState()));
  let cancel: (() => void) | null = null;
  view.subscribe((state) => {
    const text = JSON.stringify(kept(state));
    if (text === last) return;
    last = text;
    cancel?.();
    cancel = setTimer(save, SAVE_MS);
  });

  function save(): void {
    cancel = null;
    // A setting that could not be saved is no lost work: the document's state tells of trouble.
    void storage.saveSetting('view', kept(view.getState()));
  }
  return () => {
    if (cancel === null) return;
    cancel();
    save();
  };
}

function kept(view: ViewState): z.infer<typeof viewSchema> {
  const { theme, panel, panelHeight, panelOpen, panelSide, heat, workers, tour } = view;
  const keys = Object.fromEntries(Object.entries(view.keys).map(([id, list]) => [id, [...list]]));
  return { theme, panel, panelHeight, panelOpen, panelSide, heat, workers, keys, tour };
}

/** Id of the document that was open last; null when it cannot be told. */
export async function lastOpen({ storage }: StoreDeps): Promise<string | null> {
  const stored = await storage.setting('lastOpen');
  return stored.ok && typeof stored.value === 'string' ? stored.value : null;
}

export async function rememberOpen({ storage }: StoreDeps, id: string): Promise<void> {
  await storage.saveSetting('lastOpen', id);
}
