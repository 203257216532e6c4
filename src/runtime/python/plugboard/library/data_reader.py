"""The base class of components that give rows of data."""

from abc import ABC, abstractmethod
from collections import deque
import typing as _t

from plugboard.component import Component, IOController
from plugboard.exceptions import IOSetupError, NoMoreDataException
from plugboard.schemas import ComponentArgsDict


class DataReaderArgsSpec(ComponentArgsDict):
    """Arguments that every reader takes."""

    field_names: list[str]
    chunk_size: _t.NotRequired[int | None]


class DataReader(Component, ABC):
    """Gives one row in each step, and closes behind the last.

    A subclass gets rows in chunks by `_fetch`, which raises NoMoreDataException in the end, and makes
    columns of them by `_convert`.

    Args:
        field_names: The columns that become outputs.
        chunk_size: How many rows are fetched at once; all of them without it.
    """

    io = IOController()

    def __init__(
        self,
        field_names: list[str],
        chunk_size: int | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._buffer: dict[str, deque] = {}
        self._chunk_size = chunk_size
        self.io = IOController(
            outputs=field_names,
            input_events=type(self).io.input_events,
            output_events=type(self).io.output_events,
            namespace=self.name,
            component=self,
        )

    def __init_subclass__(cls, *args: _t.Any, **kwargs: _t.Any) -> None:
        try:
            super().__init_subclass__(*args, **kwargs)
        except IOSetupError:
            # The outputs are known when an object is made.
            pass

    @abstractmethod
    async def _fetch(self) -> _t.Any:
        """The next rows; raises NoMoreDataException where there are none."""

    @abstractmethod
    async def _convert(self, data: _t.Any) -> dict[str, deque]:
        """What `_fetch` gave, as columns."""

    async def _fetch_chunk(self) -> None:
        columns = await self._convert(await self._fetch())
        self._buffer = {name: deque(columns[name]) for name in self.io.outputs}

    def _take_row(self) -> None:
        for name in self.io.outputs:
            setattr(self, name, self._buffer[name].popleft())

    async def init(self) -> None:
        """Fetches the first rows."""
        await self._fetch_chunk()

    async def step(self) -> None:
        """Sets the outputs to the next row."""
        try:
            self._take_row()
        except IndexError:
            try:
                await self._fetch_chunk()
                self._take_row()
            except (NoMoreDataException, IndexError):
                await self.io.close()
