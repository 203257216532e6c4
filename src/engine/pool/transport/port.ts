/** One end of a line to another worker, as browsers and Node have it; messages are copied on the way. */
export interface Port {
  /** @throws DataCloneError (by name) for what cannot be copied */
  post(message: unknown, transfer?: readonly object[]): void;
  /** Whether a value can be sent. */
  canCopy(value: unknown): boolean;
  /** The one listener; messages that came before are kept for it. */
  listen(listener: (message: unknown) => void): void;
  close(): void;
}

/** A worker of a pool, as its process sees it. */
export interface WorkerThread {
  readonly port: Port;
  /** Told once when the worker has ended by itself or broken, with the reason in words. */
  onGone(listener: (reason: string) => void): void;
  /** Ends it at once, whatever it is doing. */
  terminate(): void;
}

/** What a pool takes from outside. */
export interface WorkerFactory {
  /** Processor cores that there are. */
  readonly cores: number;
  /** @param name by which the tools of a developer show it */
  start(name: string): WorkerThread;
  /** Two joined ends that can each be handed over to a worker, in a message with the end as transfer. */
  line(): readonly [object, object];
  sleep(milliseconds: number): Promise<void>;
}
