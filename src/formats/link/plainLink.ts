/** The beginning of a link that holds its model as it is, for people and scripts to write. */
export const PLAIN_LINK = /(?:^|#|%23)y1\./i;

/** Whether a text is such a link: the fragment, with or without `#`, or an address. */
export function isPlainLink(text: string): boolean {
  return PLAIN_LINK.test(text.slice(0, 4_000));
}
