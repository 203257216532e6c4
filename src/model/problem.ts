/**
 * Everything that can be wrong with a document, by code. Reading and validating collect problems;
 * they never throw. `PROBLEMS.md` beside this file explains each code (a test keeps the two together).
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
  /** The fields that it is about, `component.field`, where it is about some. */
  readonly ports?: readonly string[];
}

/** Code -> what it means, in one line. */
export const PROBLEMS = {
  // Text
  YAML_SYNTAX: 'The text is not YAML.',
  YAML_UNKNOWN_TAG: 'A YAML tag that no plain value stands behind.',
  YAML_UNKNOWN_ALIAS: 'An alias without its anchor.',
  YAML_MULTIPLE_DOCUMENTS: 'More than one document in one text.',
  YAML_KEY: 'A key that is not text.',
  YAML_TOO_LARGE: 'The text is larger than Patchbay reads.',
  YAML_TOO_DEEP: 'The text is nested more deeply than Patchbay reads.',
  YAML_TOO_MANY_ALIASES: 'Aliases multiply the text beyond what Patchbay reads.',
  FILE_NOT_TEXT: 'The file is not UTF-8 text.',
  FILE_MISSING: 'There is no such file.',
  FILE_NOT_READABLE: 'A file that is there and cannot be read.',
  FILE_NOT_WRITTEN: 'A file that could not be written.',
  FILE_OUTSIDE: 'A model would write a file outside the working directory.',
  FILE_ADDRESS: 'A file that lies elsewhere, where runs here do not reach.',
  FILE_FORMAT: 'The file has a format that Patchbay does not read.',
  FILE_COLUMN: 'A table lacks a column that was asked for.',
  FILE_TOO_LARGE: 'The file is larger than Patchbay takes.',
  PROJECT_FILE: 'A file that cannot go into a project for plugboard.',
  PROJECT_LANGUAGE: 'A component that plugboard does not run, since it is not written in Python.',
  CHECKPOINT: 'A saved run that cannot be read, or a run that cannot be saved.',
  NUMBER_ROUNDED: 'A whole number that has more digits than a number keeps here.',
  // Schema
  REQUIRED: 'Something that must be there is missing.',
  UNKNOWN_KEY: 'A key that plugboard does not know here.',
  WRONG_TYPE: 'A value of another type than the place takes.',
  WRONG_VALUE: 'A value that the place does not take.',
  NAME_PATTERN: 'A component name that plugboard refuses.',
  REFERENCE_PATTERN: 'A source or target that is not component.field.',
  PROCESS_IS_PATH: 'The process lies in another file.',
  RAY_CONNECTOR: 'A RayProcess with a connector for one machine.',
  TUNE_MODE: 'Modes and objectives of tune do not fit together.',
  TUNE_RANGE: 'A range, or a list of choices, that nothing can be drawn from here.',
  STUDY: 'A plan of a study that cannot be carried out.',
  DOCUMENT_FORMAT: 'A document record that this version cannot read.',
  // Model
  DUPLICATE_NAME: 'Two components with one name.',
  DUPLICATE_CONNECTOR: 'The same connector twice.',
  UNKNOWN_COMPONENT_TYPE: 'A component type that Patchbay does not have.',
  MODULE_SYNTAX: 'Code of the document that cannot be read.',
  MODULE_CODING: 'Code of the document that says it is in another coding than UTF-8.',
  MODULE_TOO_LARGE: 'Code of the document that is too large to be read.',
  MODULE_ERROR: 'Code of the document that cannot be imported.',
  MODULE_MISSING: 'A module that components import and that is not there.',
  PYTHON_NOT_STARTED: 'Python did not start.',
  TYPE_PATH: 'A class by a path that plugboard does not build.',
  UNKNOWN_STATE_TYPE: 'A state backend that plugboard does not have.',
  UNKNOWN_CONNECTOR_TYPE: 'A connector type that plugboard does not have.',
  UNKNOWN_COMPONENT: 'A connector to a component that is not there.',
  UNKNOWN_FIELD: 'A connector to a field that the component does not have.',
  UNCONNECTED_INPUT: 'An input that nothing feeds.',
  EVENT_WITHOUT_PRODUCER: 'An input event that no component emits.',
  CYCLE_WITHOUT_INITIAL_VALUES: 'A loop in which everybody waits for everybody.',
  INITIAL_VALUES_FIELD: 'Initial values for something that is no input.',
  ARGUMENT_MISSING: 'A required argument is missing.',
  ARGUMENT_UNKNOWN: 'An argument that the component does not have.',
  ARGUMENT_TYPE: 'An argument of the wrong type.',
  ARGUMENT_VALUE: 'An argument outside what the component takes.',
  FIELD_NAME_RESERVED: 'A field name that the component keeps for itself.',
  EXPRESSION: 'A formula that cannot be read, or uses an unknown name.',
  // Run
  NOT_FINITE: 'A value became NaN or infinite.',
  TOO_MANY_VALUES: 'A component would keep more values than there is memory for.',
  NOT_A_NUMBER: 'A value that is no number came to a numeric input.',
  SANDBOX_NOT_STARTED: 'The sandbox in which models run did not start.',
  RUN_NO_ANSWER: 'The run did not answer and was ended.',
  // Links
  LINK_FORMAT: 'The link is not a Patchbay link, or of another version.',
  LINK_DATA: 'The data of the link is damaged.',
  LINK_TOO_LARGE: 'The link holds more than Patchbay takes.',
  // Command line
  PARAMETER_SHADOWED: 'A parameter of the command line that reaches no component.',
  COMMAND_USAGE: 'The command was not understood.',
} as const satisfies Record<string, string>;
