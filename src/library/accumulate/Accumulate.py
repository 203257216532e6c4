import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_number import as_number
from shared.numeric import numeric


class Accumulate(Component):
    """Adds each x to a sum, in the order they come, and sends the sum with this x in it."""

    io = IOController(inputs=["x"], outputs=["y"])

    def __init__(self, initial: float = 0, **kwargs: _t.Unpack[ComponentArgsDict]) -> None:
        super().__init__(**kwargs)
        self._sum = as_number("initial", initial)

    async def step(self) -> None:
        self._sum += numeric(self, "x", self.x)
        self.y = self._sum
