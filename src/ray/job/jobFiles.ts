const TEXTS = import.meta.glob<string>('./patchbay_job.*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What a job does, by the names of the files in its folder. Load this late in the page. */
export const jobFiles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TEXTS).map(([path, text]) => [path.replace('./', ''), text]),
);
