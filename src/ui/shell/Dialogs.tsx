import { useStore } from 'zustand';
import { useStores } from '../page/StoresContext.tsx';
import { late } from '../kit/late.tsx';

const DIALOGS = {
  open: late(async () => (await import('../home/HomeDialog.tsx')).HomeDialog),
  code: late(async () => (await import('../dialogs/CodeDialog.tsx')).CodeDialog),
  script: late(async () => (await import('../dialogs/ScriptDialog.tsx')).ScriptDialog),
  gallery: late(async () => (await import('../dialogs/GalleryDialog.tsx')).GalleryDialog),
  share: late(async () => (await import('../dialogs/share/ShareDialog.tsx')).ShareDialog),
  import: late(async () => (await import('../dialogs/ImportDialog.tsx')).ImportDialog),
  export: late(async () => (await import('../dialogs/export/ExportDialog.tsx')).ExportDialog),
  commands: late(async () => (await import('../dialogs/CommandsDialog.tsx')).CommandsDialog),
  shortcuts: late(async () => (await import('../dialogs/ShortcutsDialog.tsx')).ShortcutsDialog),
  diff: late(async () => (await import('../versions/DiffDialog.tsx')).DiffDialog),
  versions: late(async () => (await import('../versions/VersionsDialog.tsx')).VersionsDialog),
  ray: late(async () => (await import('../dialogs/RayDialog.tsx')).RayDialog),
  url: late(async () => (await import('../dialogs/UrlDialog.tsx')).UrlDialog),
} as const;

/** The one dialog that is open, if any; none of them is loaded before. */
export function Dialogs() {
  const { view } = useStores();
  const dialog = useStore(view, (state) => state.dialog);
  if (dialog === null) return null;
  const Open = DIALOGS[dialog];
  return <Open key={dialog} />;
}
