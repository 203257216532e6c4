/**
 * What the modules of a glob export, by the name of each module's folder. A module exports one value
 * whose name fits.
 */
export function byFolder<Value>(
  modules: Readonly<Record<string, Readonly<Record<string, Value>>>>,
  fits: (name: string, folder: string) => boolean,
): ReadonlyMap<string, Value> {
  return new Map(
    Object.entries(modules).flatMap(([path, exported]) => {
      const folder = path.split('/').at(-2) ?? '';
      const found = Object.entries(exported).find(([name]) => fits(name, folder));
      return found ? [[folder, found[1]] as const] : [];
    }),
  );
}
