"""Exceptions by which plugboard says what went wrong."""


class ChannelError(Exception):
    """Something is wrong with a channel."""


class ChannelClosedError(ChannelError):
    """The channel is closed."""


class ChannelNotConnectedError(ChannelError):
    """The channel leads nowhere."""


class ChannelSetupError(ChannelError):
    """The channel cannot be made."""


class IOControllerError(Exception):
    """Something is wrong with inputs and outputs."""


class IOStreamClosedError(IOControllerError):
    """The inputs and outputs are closed."""


class IOSetupError(IOControllerError):
    """Inputs and outputs are not declared as they must be."""


class EventStreamClosedError(Exception):
    """Nobody can send the events that are waited for."""


class NoMoreDataException(Exception):  # noqa: N818 - plugboard's name
    """A data reader has given all that it had."""


class RegistryError(Exception):
    """No class has the name that was asked for."""


class StateBackendError(Exception):
    """Something is wrong with the state."""


class NotFoundError(StateBackendError):
    """The state has no such entry."""


class NotInitialisedError(Exception):
    """Something is run that was not initialised."""


class EventError(Exception):
    """Something is wrong with an event."""


class UnrecognisedEventError(EventError):
    """A component has no handler for an event."""


class ValidationError(Exception):
    """A process or component is not valid."""


class ConstraintError(Exception):
    """A constraint is not kept.

    Args:
        objective_value: What a tuner takes as the objective of the trial; the worst without it.
    """

    def __init__(self, *args: object, objective_value: float | None = None) -> None:
        super().__init__(*args)
        self.objective_value = objective_value


class ProcessStatusError(Exception):
    """The status of the process does not allow what was asked."""
