import type { Stores } from '../../stores/index.ts';

/** Resolves once everything is stored, or cannot be. */
function settled({ document }: Stores): Promise<void> {
  const isOpen = () => /^(?:saving|unsaved)$/.test(document.getState().saved.kind);
  return new Promise((resolve) => {
    if (!isOpen()) return resolve();
    const stop = document.subscribe(() => {
      if (isOpen()) return;
      stop();
      resolve();
    });
  });
}

/**
 * Leaves the editor for a look at its document, with nothing to break: a stored one by its id, so that one
 * comes back to it, a copy from a link as a link.
 */
export async function present(stores: Stores): Promise<void> {
  const { origin } = stores.document.getState();
  const { saved } = stores.document.getState();
  const isStored = origin.kind !== 'link' && (saved.kind !== 'saved' || saved.at !== null);
  await settled(stores);
  if (origin.kind !== 'link' && isStored) {
    location.assign(`./?view=present&document=${encodeURIComponent(origin.id)}`);
    return;
  }
  const link = await stores.verbs.share();
  if (link.ok) location.assign(`./?view=present${new URL(link.value.url).hash}`);
}
