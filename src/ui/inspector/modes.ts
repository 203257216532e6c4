/** How a connector passes values on. */
export const MODES = [
  { value: 'pipeline', label: 'pipeline' },
  { value: 'pubsub', label: 'pubsub' },
] as const;

export const MODE_HELP =
  'pipeline: one queue between the two. pubsub: each receiver has a queue of its own. Between two fields both give the same.';
