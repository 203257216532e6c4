import type { AttachedFile } from '../../model/index.ts';

/** A model of a folder, as its site shows it. */
export interface SiteModel {
  /** Its name in addresses: small Latin letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** The folder that it is one of several in, from the site's own; empty for that one. */
  readonly group: string;
  /** In one paragraph of plain text what it is; may be empty. */
  readonly description: string;
  readonly components: number;
  readonly connectors: number;
  /** Its YAML. */
  readonly text: string;
  /** Its modules and data. */
  readonly files: readonly AttachedFile[];
  /** Pictures of it, SVG documents. */
  readonly light: string;
  readonly dark: string;
}
