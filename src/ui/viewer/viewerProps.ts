import type { Stores } from '../../stores/index.ts';
import type { ViewOptions } from './viewOptions.ts';

export interface ViewerProps {
  /** Stores through which nothing but values can be changed (`createViewing`). */
  readonly stores: Stores;
  readonly options: ViewOptions;
  /** The address of the editor with this model. */
  readonly editorAddress: () => Promise<string>;
}
