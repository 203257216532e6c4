import type { StoreDeps } from '../stores/index.ts';

/** What the browser tells of the room that this page has; null where it tells nothing. */
export const room: NonNullable<StoreDeps['room']> = async () => {
  const { storage } = navigator as Partial<Pick<Navigator, 'storage'>>;
  if (typeof storage?.estimate !== 'function') return null;
  const [{ usage = 0, quota = 0 }, isKept] = await Promise.all([
    storage.estimate(),
    storage.persisted(),
  ]);
  return { used: usage, most: quota, isKept };
};
