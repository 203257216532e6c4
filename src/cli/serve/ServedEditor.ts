/** An editor with a bridge to one Ray. */
export interface WhatToServe {
  /** Folder of the built editor. */
  readonly folder: string;
  /** Address of Ray's dashboard, without a slash at its end. */
  readonly ray: string;
  /** The header that Ray wants to be shown; null where it wants none. */
  readonly authorization: string | null;
  /** 0: one that is free. */
  readonly port: number;
}

/** It is being served. */
export interface ServedEditor {
  readonly port: number;
  /** What the page shows to be let through to Ray. */
  readonly token: string;
  close(): Promise<void>;
}
