"""The base class of components that keep rows of data."""

from abc import ABC, abstractmethod
from collections import defaultdict, deque
import typing as _t

from plugboard.component import Component, IOController
from plugboard.exceptions import IOSetupError
from plugboard.schemas import ComponentArgsDict


class DataWriterArgsSpec(ComponentArgsDict):
    """Arguments that every writer takes."""

    field_names: list[str]
    chunk_size: _t.NotRequired[int | None]


class DataWriter(Component, ABC):
    """Takes one row in each step, and saves rows when there are enough and when the run has ended well.

    A subclass makes what it saves of columns by `_convert`, and saves it by `_save`.

    Args:
        field_names: The inputs, which become columns.
        chunk_size: How many rows are saved at once; all of them without it.
    """

    io = IOController()

    def __init__(
        self,
        field_names: list[str],
        chunk_size: int | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._buffer: dict[str, deque] = defaultdict(deque)
        self._chunk_size = chunk_size
        self.io = IOController(
            inputs=field_names,
            input_events=type(self).io.input_events,
            output_events=type(self).io.output_events,
            event_field_coverage=type(self).io.event_field_coverage,
            namespace=self.name,
            component=self,
        )

    def __init_subclass__(cls, *args: _t.Any, **kwargs: _t.Any) -> None:
        try:
            super().__init_subclass__(*args, **kwargs)
        except IOSetupError:
            # The inputs are known when an object is made.
            pass

    @abstractmethod
    async def _save(self, data: _t.Any) -> None:
        """Keeps what `_convert` gave."""

    @abstractmethod
    async def _convert(self, data: dict[str, deque]) -> _t.Any:
        """Columns, as `_save` takes them."""

    async def _save_chunk(self) -> None:
        rows = min((len(self._buffer[name]) for name in self.io.inputs), default=0)
        if rows == 0:
            return
        taken = {
            name: deque(self._buffer[name].popleft() for _ in range(rows)) for name in self.io.inputs
        }
        await self._save(await self._convert(taken))

    async def step(self) -> None:
        """Keeps the row of now, and saves when there are enough."""
        for name in self.io.inputs:
            self._buffer[name].append(getattr(self, name, None))
        if self._chunk_size and len(self._buffer[self.io.inputs[0]]) >= self._chunk_size:
            await self._save_chunk()

    async def _finish(self) -> None:
        """Saves what is left; called when the run has ended well."""
        await self._save_chunk()
        await super()._finish()

    async def run(self) -> None:
        """Steps until the io is closed, for a writer that is used without a process."""
        await super().run()
        await self._finish()
