import { type ApiName, named } from '../offers.ts';

/** What `patchbay` has for authors of components; a test holds the names against those of a run. */
export const API: readonly ApiName[] = [
  named('Component', 'class', 'What every component is derived from.'),
  named('ConstraintError', 'class', 'Thrown where a constraint is not kept.'),
  named('Event', 'class', 'What events are derived from; a subclass states its type.'),
  named('StopEvent', 'class', 'Sent to stop the whole process.'),
  named('handle', '(event, method)', 'An entry of static handlers: which method takes an event.'),
];

/** What every component has: behind `this.`. */
export const THIS: readonly ApiName[] = [
  named('args', 'object', 'The arguments of the component.'),
  named('io', 'ComponentIO', 'The fields, and how to end: this.io.close().'),
  named('name', 'string', 'What the component is called.'),
  named('parameters', 'object', 'The parameters of the process and of this component.'),
  named('constraints', 'object', 'The constraints of this component.'),
  named('resources', 'object', 'What it asks of a machine, where it runs on a cluster.'),
  named('host', 'Host', 'What it may ask of the outside: this.host.seed.'),
];

/** Behind `this.io.`. */
export const IO: readonly ApiName[] = [
  named('close', '(): void', 'Ends the outputs behind what was sent.'),
  named('queueEvent', '(event): void', 'Sends an event along with the outputs of this step.'),
  named('isClosed', 'boolean', 'Whether nothing more is read or sent.'),
  named('inputs', 'string[]', 'The names of the inputs.'),
  named('outputs', 'string[]', 'The names of the outputs.'),
  named('outputEvents', 'string[]', 'The types of the events that may be sent.'),
];

/** Behind `console.`. */
export const CONSOLE: readonly ApiName[] = ['log', 'debug', 'warn', 'error'].map((level) =>
  named(level, '(...values)', 'Writes a line into the log.'),
);

/** What a class of a component may have, with the place of the cursor as `\${}`. */
export const MEMBERS: readonly (ApiName & { readonly snippet: string })[] = [
  {
    ...named('static io', '= { inputs, outputs }', 'The inputs and outputs.'),
    snippet: "static io = { inputs: ['${x}'], outputs: ['${y}'] };",
  },
  {
    ...named('static exports', '= [...]', 'Properties that are shown after a run.'),
    snippet: "static exports = ['${total}'];",
  },
  {
    ...named('static handlers', '= [...]', 'Which methods take which events.'),
    snippet: "static handlers = [handle(${Event}, '${onEvent}')];",
  },
  {
    ...named('declare', 'name: type', 'An input: it comes before each step.'),
    snippet: 'declare ${x}: ${number};',
  },
  {
    ...named('step', '(): void', 'Called for each row of inputs.'),
    snippet: 'step(): void {\n\t${}\n}',
  },
  {
    ...named('async step', '(): Promise<void>', 'A step that waits for something.'),
    snippet: 'async step(): Promise<void> {\n\t${}\n}',
  },
  {
    ...named('init', '(): void', 'Called once, before the first step.'),
    snippet: 'init(): void {\n\t${}\n}',
  },
  {
    ...named('finish', '(): void', 'Called when the run of the component has ended well.'),
    snippet: 'finish(): void {\n\t${}\n}',
  },
  {
    ...named('destroy', '(): void', 'Called at the end, also after failures.'),
    snippet: 'destroy(): void {\n\t${}\n}',
  },
];
