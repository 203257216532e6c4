/** How the backup of documents in a folder stands. */
export type BackupState =
  /** This browser gives pages no folders. */
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'off' }
  /** The person has to allow it again. */
  | { readonly kind: 'waiting'; readonly folder: string; readonly at: number | null }
  | {
      readonly kind: 'on';
      readonly folder: string;
      /** When all was there last; null: never yet. */
      readonly at: number | null;
      /** Documents that are not there as they are now. */
      readonly open: number;
      /** Why not, for a person; null: they are on their way. */
      readonly fault: string | null;
    };
