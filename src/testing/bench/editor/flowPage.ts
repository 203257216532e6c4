import type { BigGraph } from './bigGraph.ts';

/** What the page with bare React Flow is given. */
export interface FlowPageData {
  readonly graph: BigGraph;
  /** Of every node: that of the editor's component. */
  readonly size: { readonly width: number; readonly height: number };
  readonly visibleOnly: boolean;
}

/** What that page offers to whoever measures it. */
export interface FlowPageView {
  readonly fit: () => void;
  readonly zoomTo: (zoom: number) => void;
}
