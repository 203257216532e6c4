import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_whole import as_whole


class Constant(Component):
    """Sends the value, of any kind, once a step, and closes after the last time."""

    io = IOController(outputs=["y"])

    def __init__(
        self, value: _t.Any, iters: int, **kwargs: _t.Unpack[ComponentArgsDict]
    ) -> None:
        super().__init__(**kwargs)
        self._value = value
        self._iters = as_whole("iters", iters, least=0)
        self._i = 0

    async def step(self) -> None:
        if self._i >= self._iters:
            await self.io.close()
            return
        self.y = self._value
        self._i += 1
