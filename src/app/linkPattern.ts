/**
 * The fragment of a link to a whole model: `#p1...`, of another version, plain (`#y1.`), or one that something was done to
 * on the way. What it is exactly its reader says, which comes later.
 */
export const LINK = /^#(?:y1\.|.{0,40}?p(?:\d|%0|%20|%EF%BC))/i;
