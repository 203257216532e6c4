import type { RayDoor } from '../../stores/index.ts';
import { onRayKey, rayKey } from './rayKey.ts';

/** The way to the cluster of `patchbay serve`; what goes through it comes when it is asked for. */
export const rayDoor: RayDoor = {
  hasKey: () => rayKey() !== null,
  onKey: onRayKey,
  connect: async () => (await import('./connectToRay.ts')).connectToRay(rayKey() ?? ''),
};
