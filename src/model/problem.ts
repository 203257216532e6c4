/**
 * Everything that can be wrong with a document, by code. Reading and validating collect problems;
 * they never throw. `src/model/PROBLEMS.md` explains each code (a test keeps the two together).
 */
export type ProblemCode = keyof typeof PROBLEMS;

/** `error` keeps a model from running; `warning` does not. */
export type Severity = 'error' | 'warning';

export interface Problem {
  readonly code: ProblemCode;
  /** What happened and what to do, one sentence or two, for a person. */
  readonly message: string;
  /** Where in the spec, such as `plugboard.process.args.components.0.args.name`; empty: the whole. */
  readonly path: string;
  /** One-based place in the text, null when there is no text. */
  readonly line: number | null;
  readonly column: number | null;
  readonly severity: Severity;
}

/** Code -> one line for the table in PROBLEMS.md. */
export const PROBLEMS = {
  YAML_SYNTAX: 'The text is not YAML.',
} as const satisfies Record<string, string>;
