import math
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_number import as_number
from shared.as_whole import as_whole
from shared.ieee import divide, outside_nan


class Sine(Component):
    """Sends a sine wave on y, one value a step, and closes after the last one."""

    io = IOController(outputs=["y"])

    def __init__(
        self,
        iters: int,
        amplitude: float = 1,
        period: float = 100,
        phase: float = 0,
        offset: float = 0,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._iters = as_whole("iters", iters, least=0)
        self._amplitude = as_number("amplitude", amplitude)
        self._period = as_number("period", period)
        self._phase = as_number("phase", phase)
        self._offset = as_number("offset", offset)
        self._i = 0

    async def step(self) -> None:
        if self._i >= self._iters:
            await self.io.close()
            return
        angle = divide(2 * math.pi * self._i, self._period) + self._phase
        self.y = self._offset + self._amplitude * outside_nan(math.sin, angle)
        self._i += 1
