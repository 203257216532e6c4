import { type ApiName, named } from '../offers.ts';

/** What each module of plugboard has for authors of components; a test holds the names against ours. */
export const MODULES: Readonly<Record<string, readonly ApiName[]>> = {
  'plugboard.component': [
    named('Component', 'class', 'What every component is derived from.'),
    named(
      'IOController',
      '(inputs, outputs, input_events, output_events)',
      'Declares the fields and the events of a component.',
    ),
    named('component', '@component(inputs, outputs)', 'Makes a component of a function.'),
  ],
  'plugboard.schemas': [
    named('ComponentArgsDict', 'TypedDict', 'The arguments that every component takes.'),
    named('ConnectorSpec', '(source, target, mode)', 'What is connected by what.'),
    named('ConnectorMode', 'enum', 'How a connector gives values on.'),
    named('Resource', '(cpu, gpu, memory, resources)', 'What a component needs of a machine.'),
    named('Status', 'enum', 'How far a component or a process is.'),
  ],
  'plugboard.events': [
    named('Event', 'class', 'What events are derived from; a subclass states its type.'),
    named('StopEvent', 'class', 'Sent to stop the whole process.'),
  ],
  'plugboard.exceptions': [
    named('ConstraintError', 'exception', 'A constraint is not kept.'),
    named('IOSetupError', 'exception', 'Inputs and outputs are not declared as they must be.'),
    named('IOStreamClosedError', 'exception', 'The inputs and outputs are closed.'),
    named('NoMoreDataException', 'exception', 'A data reader has given all that it had.'),
    named('ValidationError', 'exception', 'A process or component is not valid.'),
  ],
  'plugboard.library': [
    named('DataReader', 'class', 'A source of rows: a subclass fetches and converts them.'),
    named('DataWriter', 'class', 'Takes rows: a subclass converts and saves them.'),
    named('FileReader', '(path, field_names)', 'Reads the columns of a file, a row each step.'),
    named('FileWriter', '(path, field_names)', 'Writes fields as the columns of a file.'),
  ],
  'plugboard.process': [
    named('LocalProcess', '(components, connectors)', 'A process in one place.'),
    named('RayProcess', '(components, connectors)', 'A process over a pool of workers.'),
    named('ProcessBuilder', 'class', 'Builds a process from its specification.'),
  ],
  'plugboard.connector': [
    named('AsyncioConnector', '(spec)', 'A connector of a LocalProcess.'),
    named('RayConnector', '(spec)', 'A connector of a RayProcess.'),
    named('ConnectorBuilder', '(connector_cls)', 'Makes connectors of one kind.'),
  ],
  'plugboard.tune': [
    named('Tuner', '(objective, parameters, num_samples, mode)', 'Looks for the best arguments.'),
  ],
};

/** What every component has: behind `self.`. */
export const SELF: readonly ApiName[] = [
  named('io', 'IOController', 'The fields and events, and how to end: self.io.close().'),
  named('name', 'str', 'What the component is called.'),
  named('parameters', 'dict', 'The parameters of the process and of this component.'),
  named('status', 'Status', 'How far the component is.'),
  named('_logger', 'logger', 'Writes into the log: self._logger.info("...").'),
];

/** Behind `self.io.`. */
export const IO: readonly ApiName[] = [
  named('close', '() -> None', 'Ends the outputs behind what was sent: await self.io.close().'),
  named('queue_event', '(event) -> None', 'Sends an event along with the outputs of this step.'),
  named('is_closed', 'bool', 'Whether nothing more is read or sent.'),
  named('inputs', 'list[str]', 'The names of the inputs.'),
  named('outputs', 'list[str]', 'The names of the outputs.'),
  named('input_events', 'list', 'The events that are taken.'),
  named('output_events', 'list', 'The events that may be sent.'),
];

/** Behind `self._logger.`. */
export const LOGGER: readonly ApiName[] = ['debug', 'info', 'warning', 'error'].map((level) =>
  named(level, '(message)', `Writes a line of the level ${level} into the log.`),
);

/** What a class of a component may have, with the place of the cursor as `\${}`. */
export const MEMBERS: readonly (ApiName & { readonly snippet: string })[] = [
  {
    ...named('io', '= IOController(...)', 'The inputs and outputs.'),
    snippet: 'io = IOController(inputs=["${x}"], outputs=["${y}"])',
  },
  {
    ...named('async def step', '(self) -> None', 'Called for each row of inputs.'),
    snippet: 'async def step(self) -> None:\n\t${pass}',
  },
  {
    ...named('async def init', '(self) -> None', 'Called once, before the first step.'),
    snippet: 'async def init(self) -> None:\n\t${pass}',
  },
  {
    ...named('async def destroy', '(self) -> None', 'Called at the end, also after failures.'),
    snippet: 'async def destroy(self) -> None:\n\tawait super().destroy()\n\t${pass}',
  },
  {
    ...named('def __init__', '(self, ..., **kwargs)', 'Takes the arguments of the component.'),
    snippet:
      'def __init__(self, ${value}: float = 1.0, **kwargs: _t.Unpack[ComponentArgsDict]) -> None:\n\tsuper().__init__(**kwargs)\n\tself._${value} = ${value}',
  },
  {
    ...named('@handler', 'of an event', 'Takes the events of a type.'),
    snippet: '@${Event}.handler\nasync def ${on_event}(self, event: ${Event}) -> None:\n\t${pass}',
  },
];
