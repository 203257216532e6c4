import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.limits import as_limits, limited
from shared.numeric import numeric


class Clamp(Component):
    """Sends x, or the limit that it passes; NaN passes on."""

    io = IOController(inputs=["x"], outputs=["y"])

    def __init__(
        self,
        low: float | None = None,
        high: float | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._low, self._high = as_limits(low, high)

    async def step(self) -> None:
        self.y = limited(numeric(self, "x", self.x), self._low, self._high)
