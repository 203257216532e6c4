from collections import deque
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_whole import as_whole
from shared.numeric import numeric


class MovingAverage(Component):
    """Sends the mean of the last x, of fewer as long as there are fewer."""

    io = IOController(inputs=["x"], outputs=["y"])

    def __init__(self, window: int, **kwargs: _t.Unpack[ComponentArgsDict]) -> None:
        super().__init__(**kwargs)
        self._last: deque[float] = deque(maxlen=as_whole("window", window, least=1))

    async def step(self) -> None:
        self._last.append(numeric(self, "x", self.x))
        # A plain loop: Python's own sum corrects its rounding and would end in other digits.
        total = 0.0
        for x in self._last:
            total += x
        self.y = total / len(self._last)
