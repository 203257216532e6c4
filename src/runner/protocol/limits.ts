/** Sizes that hold on both sides: the worker keeps to them, the page refuses what is beyond. */
export const LIMITS = {
  /** Characters of a log line or an error message. */
  message: 2_000,
  /** Characters of a name (component, field, file, type). */
  name: 1_000,
  /** Characters of a model that a script has built, and notes on it. */
  model: 4_000_000,
  notes: 100,
  /** Components of a process. */
  components: 20_000,
  /** Components of a process that is accounted for. */
  profiled: 5_000,
  /** Workers of a pool. */
  workers: 64,
  /** Connectors of a process. */
  connectors: 60_000,
  /** Components, and outputs of one of them, whose values are told while they run. */
  shown: 2_000,
  /** Characters of such a value. */
  shortText: 40,
  /** Sentences of a profile, and forecasts in it. */
  sentences: 20,
  /** Watched fields. */
  watched: 2_000,
  /** Events of a batch. */
  events: 10_000,
  /** Values in one batch, all fields together. */
  samples: 2_000_000,
  /** Results in one message of a sandbox with trials, and objectives of one of them. */
  trials: 1_000,
  objectives: 1_000,
  /** Series of a trial, and values of one of them. */
  trialSeries: 8,
  trialValues: 512,
  /** Log lines of a batch; the worker says how many it left out. */
  logLines: 200,
  /** Assets in one ask of the page, asks that may wait for their answer, and asks of a run in all. */
  asked: 100,
  asksWaiting: 16,
  asks: 64,
  /** Bytes of all answers to a run: Python with its largest packages needs less. */
  answeredBytes: 512 * 1024 * 1024,
  /** Bytes of an ask, and of what is sent with one to another host. */
  askBytes: 5 * 1024 * 1024,
  sentBytes: 4 * 1024 * 1024,
  /** Fetches from other hosts that may be under way, bytes and milliseconds of one of them. */
  fetches: 8,
  fetchedBytes: 64 * 1024 * 1024,
  fetchMilliseconds: 120_000,
  /** Of a run in all: fetches, and bytes that they send and bring. */
  fetchesInAll: 50_000,
  sentInAll: 512 * 1024 * 1024,
  fetchedInAll: 4 * 1024 * 1024 * 1024,
  /** Characters of an address; headers of a request or an answer, and characters of one of them. */
  url: 16_000,
  headers: 200,
  header: 16_000,
  /** Characters of the state of a run that can go on, reasons why it cannot, and bytes of files beside it. */
  point: 8_000_000,
  reasons: 20,
  pointBytes: 32 * 1024 * 1024,
  /** Bytes of one output file. */
  fileBytes: 128 * 1024 * 1024,
  /** Output files of a run. */
  files: 1_000,
  /** Bytes of a whole message, roughly. */
  messageBytes: 160 * 1024 * 1024,
} as const;

/** How much of one value is kept: nodes (scalars, lists, maps), depth, and characters of a text. */
export const PLAIN_LIMITS = { nodes: 200_000, depth: 30, text: 100_000 } as const;

/** The same for a sample of a series that is no number. */
export const SAMPLE_LIMITS = { nodes: 2_000, depth: 10, text: 2_000 } as const;
