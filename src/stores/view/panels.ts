/** The panels under or beside the canvas, in the order of their tabs; `shown` is what a command says it shows. */
export const PANELS = [
  { id: 'plots', label: 'Plots', shown: 'plots' },
  { id: 'table', label: 'Table', shown: 'the table of values' },
  { id: 'studies', label: 'Studies', shown: 'studies' },
  { id: 'log', label: 'Log', shown: 'the log' },
  { id: 'problems', label: 'Problems', shown: 'problems' },
  { id: 'profile', label: 'Profile', shown: 'where the time of a run goes' },
  { id: 'runs', label: 'Runs', shown: 'earlier runs' },
  { id: 'history', label: 'History', shown: 'the history of changes' },
  { id: 'yaml', label: 'YAML', shown: 'the YAML text' },
  { id: 'code', label: 'Code', shown: 'the code of components' },
] as const;

export type PanelId = (typeof PANELS)[number]['id'];
