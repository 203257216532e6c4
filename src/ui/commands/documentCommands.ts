import type { Stores } from '../../stores/index.ts';
import type { Command } from './Command.ts';
import { present } from './present.ts';
import { processFacts } from './processFacts.ts';

const storedId = ({ document }: Stores) => {
  const { origin } = document.getState();
  return origin.kind === 'link' ? null : origin.id;
};

/** People press Ctrl+S by habit; it answers what they want to know. */
function tellSaved({ document, verbs }: Stores): void {
  const { saved, origin } = document.getState();
  const text =
    origin.kind === 'link'
      ? 'This copy is saved with its first edit.'
      : saved.kind === 'failed'
        ? `Not saved yet: ${saved.message}`
        : 'Every change is saved in this browser by itself.';
  verbs.notify({ tone: saved.kind === 'failed' ? 'bad' : 'info', text, action: null });
}

export const DOCUMENT_COMMANDS: readonly Command[] = [
  {
    id: 'new',
    group: 'Document',
    label: 'New document',
    keys: [],
    run: ({ stores }) => void stores.verbs.newDocument(),
  },
  {
    id: 'open',
    group: 'Document',
    label: 'Open a document',
    keys: ['Mod+O'],
    inText: true,
    run: ({ stores }) => stores.verbs.openDialog('open'),
  },
  {
    id: 'gallery',
    group: 'Document',
    label: 'Open an example',
    keys: [],
    run: ({ stores }) => stores.verbs.openDialog('gallery'),
  },
  {
    id: 'duplicate-document',
    group: 'Document',
    label: 'Duplicate this document',
    keys: [],
    enabled: ({ stores }) => storedId(stores) !== null,
    run: ({ stores }) => {
      const id = storedId(stores);
      if (id !== null) void stores.verbs.duplicateDocument(id);
    },
  },
  {
    id: 'versions',
    group: 'Document',
    label: 'Versions of this document',
    keys: [],
    run: ({ stores }) => stores.verbs.openDialog('versions'),
  },
  {
    id: 'diff',
    group: 'Document',
    label: 'Compare two models',
    keys: [],
    run: ({ stores }) => stores.verbs.openDialog('diff'),
  },
  {
    id: 'import',
    group: 'Document',
    label: 'Import files',
    keys: ['Mod+I'],
    run: ({ stores }) => stores.verbs.openDialog('import'),
  },
  {
    id: 'export',
    group: 'Document',
    label: 'Export as YAML or Mermaid',
    keys: ['Mod+E'],
    run: ({ stores }) => stores.verbs.openDialog('export'),
  },
  {
    id: 'share',
    group: 'Document',
    label: 'Share as a link',
    keys: [],
    run: ({ stores }) => stores.verbs.openDialog('share'),
  },
  {
    id: 'present',
    group: 'Document',
    label: 'Present this model',
    keys: [],
    enabled: ({ stores }) => processFacts(stores.document.getState().document).components > 0,
    run: ({ stores }) => void present(stores),
  },
  {
    id: 'save',
    group: 'Document',
    label: 'Save',
    keys: ['Mod+S'],
    inText: true,
    run: ({ stores }) => tellSaved(stores),
  },
];
