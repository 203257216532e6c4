/** The id of the palette's search field. */
export const PALETTE_SEARCH = 'palette-search';
