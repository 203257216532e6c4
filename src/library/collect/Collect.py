from collections import deque
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_whole import as_whole


class Collect(Component):
    """Keeps every x in the export "values", the oldest first; with a limit only the last so many."""

    io = IOController(inputs=["x"])
    exports = ["values"]

    def __init__(
        self, limit: int | None = None, **kwargs: _t.Unpack[ComponentArgsDict]
    ) -> None:
        super().__init__(**kwargs)
        most = None if limit is None else as_whole("limit", limit, least=0)
        self._kept: deque[_t.Any] = deque(maxlen=most)

    @property
    def values(self) -> list[_t.Any]:
        """What is kept, oldest first."""
        return list(self._kept)

    async def step(self) -> None:
        self._kept.append(self.x)
