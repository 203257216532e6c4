/**
 * An outline of what plugboard's classes declare, read by the same rules as a document's own code: ports,
 * arguments and events of classes that extend them. Facts from plugboard 0.9, in words of our own.
 */
export const OUTLINE = `
from abc import ABC
from plugboard.component import IOController

class Component(ABC):
    io = IOController()

    def __init__(self, *, name, initial_values=None, parameters=None, state=None, constraints=None, resources=None):
        self.name = name
        declared = self.__class__.io
        self.io = IOController(
            inputs=list(declared.inputs),
            outputs=list(declared.outputs),
            input_events=list(declared.input_events),
            output_events=list(declared.output_events),
            event_field_coverage=declared.event_field_coverage,
        )

class Event(ABC):
    pass

class SystemEvent(Event, ABC):
    type = "system"

class StopEvent(SystemEvent):
    type = "system.stop"

class DataReader(Component, ABC):
    def __init__(self, field_names: list[str], chunk_size: int | None = None, **kwargs):
        """Args:
            field_names: Columns to read, each an output.
            chunk_size: Rows that are read at a time.
        """
        super().__init__(**kwargs)
        declared = self.__class__.io
        self.io = IOController(
            outputs=field_names,
            input_events=declared.input_events,
            output_events=declared.output_events,
        )

class DataWriter(Component, ABC):
    def __init__(self, field_names: list[str], chunk_size: int | None = None, **kwargs):
        """Args:
            field_names: Columns to write, each an input.
            chunk_size: Rows that are written at a time.
        """
        super().__init__(**kwargs)
        declared = self.__class__.io
        self.io = IOController(
            inputs=field_names,
            input_events=declared.input_events,
            output_events=declared.output_events,
            event_field_coverage=declared.event_field_coverage,
        )

class FileReader(DataReader):
    def __init__(self, path: str, storage_options: dict | None = None, **kwargs):
        """Args:
            path: File to read.
            storage_options: Options of the file system.
        """
        super().__init__(**kwargs)

class FileWriter(DataWriter):
    def __init__(self, path: str, storage_options: dict | None = None, **kwargs):
        """Args:
            path: File to write.
            storage_options: Options of the file system.
        """
        super().__init__(**kwargs)
`;
