/** Whether the page stands on a Mac, where Command takes the place of Ctrl. */
export const MAC = /Mac|iP(hone|ad|od)/.test(navigator.userAgent);
