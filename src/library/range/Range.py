import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_number import as_number
from shared.as_whole import as_whole


class Range(Component):
    """Sends evenly spaced numbers on y, each worked out from its position, and closes after the last."""

    io = IOController(outputs=["y"])

    def __init__(
        self,
        iters: int,
        start: float = 0,
        step: float = 1,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._iters = as_whole("iters", iters, least=0)
        self._start = as_number("start", start)
        self._increment = as_number("step", step)
        # Counted in whole numbers when asked in whole numbers, for whoever wants an index.
        self._is_whole = isinstance(start, int) and isinstance(step, int)
        self._i = 0

    async def step(self) -> None:
        if self._i >= self._iters:
            await self.io.close()
            return
        y = self._start + self._i * self._increment
        self.y = int(y) if self._is_whole and abs(y) < 2**53 else y
        self._i += 1
