import { useStore } from 'zustand';
import { useStores } from '../page/StoresContext.tsx';

/**
 * The keys of a command for a hint beside its button, without loading the table: those that a person has
 * bound, or its own, which a test holds to the table's. Undefined: it has none.
 */
export function useKeys(id: string, own: string): string | undefined {
  const { view } = useStores();
  return useStore(view, ({ keys }) => (Object.hasOwn(keys, id) ? keys[id]?.[0] : own));
}
