import { specOf, type PatchbayDocument, shortType } from '../../model/index.ts';

export interface ProcessFacts {
  /** Short name of the process type, such as `LocalProcess`. */
  readonly type: string;
  /** The type text of the YAML. */
  readonly typeText: string;
  readonly components: number;
}

/** What the top bar and the banners say of a document. */
export function processFacts(document: PatchbayDocument): ProcessFacts {
  const { process } = specOf(document).plugboard;
  return {
    type: shortType(process.type),
    typeText: process.type,
    components: process.args.components.length,
  };
}
