import math
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_whole import as_whole
from shared.numeric import numeric
from shared.own_fields import own_fields


class Select(Component):
    """Sends the input that index names: 0 for x1, 1 for x2 and so on; a fraction is cut off."""

    io = IOController(inputs=["index"], outputs=["y"])

    def __init__(
        self,
        count: int,
        initial_values: dict[str, _t.Iterable] | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._names = [f"x{i + 1}" for i in range(as_whole("count", count, least=1, most=256))]
        own_fields(self, [*self._names, "index"], ["y"], initial_values)

    async def step(self) -> None:
        index = numeric(self, "index", self.index)
        place = math.trunc(index) if math.isfinite(index) else -1
        if not 0 <= place < len(self._names):
            last = len(self._names) - 1
            raise IndexError(f"{self.name}.index got {index}; it takes 0 to {last}.")
        value = getattr(self, self._names[place])
        numeric(self, self._names[place], value)
        self.y = value
