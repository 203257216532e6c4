/** Why a run failed, or a request to it was refused, in plain data and in words. */
export interface RunFailure {
  /** UPPER_SNAKE; `COMPONENT_ERROR` for an exception without a code of its own. */
  readonly code: string;
  readonly component: string | null;
  /** Number of the step (1 is the first) in which it happened; null outside of steps. */
  readonly step: number | null;
  readonly message: string;
}

/** What a person should look at though the run goes on. */
export interface RunWarning {
  readonly code: string;
  readonly component: string;
  /** The field that it is about; null when it is about none. */
  readonly field: string | null;
  /** The component's step, from 1; null where it is about none. */
  readonly step: number | null;
  /** A sentence that names neither the component nor the step. */
  readonly message: string;
}
