"""The base class of processes."""

import typing as _t

from plugboard.component import Component
from plugboard.connector import Connector
from plugboard.process import recording
from plugboard.utils.random import gen_rand_str

#: A script that steps a process this often by itself has shown what it does.
_STEPS = 1000


class Process:
    """Components and connectors.

    A script that makes one is run to be seen as a diagram; the process is run by the engine. So it keeps
    what it was made of, and running it does nothing.
    """

    def __init__(
        self,
        components: _t.Iterable[Component],
        connectors: _t.Iterable[Connector],
        name: str | None = None,
        parameters: dict[str, _t.Any] | None = None,
        state: _t.Any = None,
    ) -> None:
        #: The name that it was given; without one it gets a random one.
        self.given_name = name
        self.name = name or f"{type(self).__name__}_{gen_rand_str(8)}"
        self.components = {component.id: component for component in components}
        self.connectors = {connector.id: connector for connector in connectors}
        self.parameters = parameters or {}
        self._state = state
        self._status = "created"
        self._steps = 0
        if recording.active is not None:
            recording.active.processes.append(self)

    @property
    def id(self) -> str:
        """The name."""
        return self.name

    @property
    def state(self) -> _t.Any:
        """The state backend that it was given."""
        return self._state

    @property
    def status(self) -> str:
        """The status, as if it ran."""
        return self._status

    @property
    def is_initialised(self) -> bool:
        """Whether `init` was called."""
        return self._status != "created"

    async def connect_state(self, state: _t.Any = None) -> None:
        """Takes a state backend."""
        self._state = state or self._state

    async def init(self) -> None:
        """Does nothing: the engine initialises components."""
        recording.require()
        self._status = "init"

    async def step(self) -> None:
        """Does nothing: the engine steps components."""
        recording.require()
        self._steps += 1
        if self._steps > _STEPS:
            raise recording.ScriptEnds

    async def run(self) -> None:
        """Does nothing: the engine runs components."""
        recording.require()
        self._status = "completed"
        for component in self.components.values():
            component.io._is_closed = True

    def cancel(self) -> None:
        """Does nothing."""
        self._status = "stopped"

    async def destroy(self) -> None:
        """Does nothing: the engine destroys components."""

    async def __aenter__(self) -> _t.Self:
        await self.init()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.destroy()

    def dump(self, path: _t.Any) -> None:
        """Writes nothing: what the process is made of is recorded."""
        recording.require()

    def dict(self) -> dict[str, _t.Any]:
        """What it is made of, as its state has it."""
        return {
            "id": self.id,
            "name": self.name,
            "status": self._status,
            "components": {key: value.dict() for key, value in self.components.items()},
            "connectors": {key: value.dict() for key, value in self.connectors.items()},
            "parameters": self.parameters,
        }
