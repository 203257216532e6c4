import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict


class Sequence(Component):
    """Sends the listed values on y, one a step in their order, and closes after the last one."""

    io = IOController(outputs=["y"])

    def __init__(
        self, values: list[_t.Any], **kwargs: _t.Unpack[ComponentArgsDict]
    ) -> None:
        super().__init__(**kwargs)
        if not isinstance(values, (list, tuple)):
            raise TypeError("values must be a list.")
        self._values = values
        self._i = 0

    async def step(self) -> None:
        if self._i >= len(self._values):
            await self.io.close()
            return
        self.y = self._values[self._i]
        self._i += 1
