import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_number import as_number
from shared.numeric import numeric


class Hysteresis(Component):
    """Sends true once x falls below low, false once it rises above high, else what it sent before."""

    io = IOController(inputs=["x"], outputs=["y"])

    def __init__(
        self,
        low: float,
        high: float,
        initial: bool = False,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._low = as_number("low", low)
        self._high = as_number("high", high)
        if self._low > self._high:
            raise ValueError(f"low must not be above high, but {low} is above {high}.")
        if not isinstance(initial, bool):
            raise TypeError("initial must be true or false.")
        self._on = initial

    async def step(self) -> None:
        x = numeric(self, "x", self.x)
        if x < self._low:
            self._on = True
        elif x > self._high:
            self._on = False
        self.y = self._on
