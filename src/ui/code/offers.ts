/** A name that authors of components write, as the list that completes it shows it. */
export interface ApiName {
  readonly label: string;
  /** Its signature or type, beside the label. */
  readonly detail?: string;
  /** A sentence for the one that is chosen. */
  readonly info: string;
}

/** Something that may be written at a place of the code. */
export interface Offer extends Omit<ApiName, 'info'> {
  readonly info?: string;
  readonly kind: 'namespace' | 'class' | 'method' | 'property' | 'variable';
  /** What is written in place of the label, with places for the cursor as `\${}`. */
  readonly snippet?: string;
}

export interface Offers {
  /** Where the word begins that an offer completes, counted from the start of the text. */
  readonly from: number;
  readonly offers: readonly Offer[];
}

export const named = (label: string, detail: string, info: string): ApiName => ({
  label,
  detail,
  info,
});

export const asKind = (names: readonly ApiName[], kind: Offer['kind']): readonly Offer[] =>
  names.map((name) => ({ ...name, kind }));
