from collections import deque
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_whole import as_whole
from shared.numeric import numeric


class Delay(Component):
    """Sends the x of so many steps ago, and the initial value until there is one."""

    io = IOController(inputs=["x"], outputs=["y"])

    def __init__(
        self, steps: int = 1, initial: _t.Any = 0, **kwargs: _t.Unpack[ComponentArgsDict]
    ) -> None:
        super().__init__(**kwargs)
        self._steps = as_whole("steps", steps, least=0)
        self._initial = initial
        self._last: deque[_t.Any] = deque()

    async def step(self) -> None:
        numeric(self, "x", self.x)
        self._last.append(self.x)
        self.y = self._last.popleft() if len(self._last) > self._steps else self._initial
