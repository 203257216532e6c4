import { type Catalogue, type PatchbayDocument, specOf } from '../model/index.ts';
import { writeMermaid } from './mermaid.ts';
import { mermaidLink } from './mermaidLink.ts';
import { writeYaml } from './yaml/writeYaml.ts';

/** What a text of a document is written with. */
interface TextOptions {
  readonly catalogue: Catalogue;
  /** Whether places on the canvas go with it, where the format has room for them. */
  readonly layout: boolean;
}

/** A text as which a document goes out. */
export interface TextFormat {
  /** The word for `convert --to`. */
  readonly id: string;
  readonly label: string;
  /** How the names of such files end. */
  readonly suffix: string;
  readonly hasLayout: boolean;
  write(document: PatchbayDocument, options: TextOptions): string;
  /** The address of an editor elsewhere, with such a text in its fragment. */
  readonly openAt?: (text: string) => string;
}

/** Every such text, in the order in which people are offered them. */
export const TEXT_FORMATS: readonly TextFormat[] = [
  {
    ...{ id: 'yaml', label: 'YAML', suffix: '.yaml', hasLayout: true },
    write: (document, { layout }) => writeYaml(document, { layout }),
  },
  {
    ...{ id: 'mermaid', label: 'Mermaid', suffix: '.mmd', hasLayout: false },
    write: (document, { catalogue }) => writeMermaid(specOf(document), catalogue),
    openAt: mermaidLink,
  },
];
