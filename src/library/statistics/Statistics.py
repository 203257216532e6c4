import math
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.ieee import outside_nan
from shared.numeric import numeric


class Statistics(Component):
    """Sends mean, standard deviation, minimum, maximum and count of all x so far (Welford)."""

    io = IOController(inputs=["x"], outputs=["mean", "sd", "min", "max", "count"])

    def __init__(self, **kwargs: _t.Unpack[ComponentArgsDict]) -> None:
        super().__init__(**kwargs)
        self._seen = 0
        self._average = 0.0
        # Sum of the squared distances from the mean.
        self._squares = 0.0
        self._least = math.inf
        self._most = -math.inf

    async def step(self) -> None:
        x = numeric(self, "x", self.x)
        self._seen += 1
        distance = x - self._average
        # An infinity stays the mean until the other one comes; the distance from it says nothing.
        is_infinite = math.isinf(x) or math.isinf(self._average)
        self._average += x if is_infinite else distance / self._seen
        self._squares += distance * (x - self._average)
        # A NaN stays: no comparison with it is true, and a number is not let in after it.
        if x < self._least or math.isnan(x):
            self._least = x
        if x > self._most or math.isnan(x):
            self._most = x
        self.mean = self._average
        self.sd = 0.0
        if self._seen > 1:
            self.sd = outside_nan(math.sqrt, self._squares / (self._seen - 1))
        self.min = self._least
        self.max = self._most
        self.count = self._seen
