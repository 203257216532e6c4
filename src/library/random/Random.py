import math
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_number import as_number
from shared.as_whole import as_whole
from shared.random_stream import random_stream


class Random(Component):
    """Sends one random number a step on y, from a seeded stream, and closes after the last one.

    The stream follows from `seed`, or without it from `run_seed` and the component's name.
    """

    io = IOController(outputs=["y"])

    def __init__(
        self,
        iters: int,
        distribution: str = "uniform",
        low: float = 0,
        high: float = 1,
        mean: float = 0,
        sd: float = 1,
        rate: float = 1,
        seed: int | None = None,
        run_seed: int | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._iters = as_whole("iters", iters, least=0)
        if distribution not in ("uniform", "normal", "exponential"):
            raise ValueError("distribution must be one of uniform, normal, exponential.")
        self._distribution = distribution
        self._low = as_number("low", low)
        self._high = as_number("high", high)
        self._mean = as_number("mean", mean)
        self._sd = as_number("sd", sd)
        if self._sd < 0:
            raise ValueError("sd must be a number, at least 0.")
        self._rate = as_number("rate", rate)
        if not self._rate > 0:
            raise ValueError("rate must be a number above 0.")
        own = None if seed is None else as_whole("seed", seed)
        # A run that is given no seed has the seed 1.
        run = 1 if run_seed is None else as_whole("run_seed", run_seed)
        self._seed, self._stream_name = (run, self.name) if own is None else (own, "")
        self._stream: _t.Iterator[float] | None = None
        self._i = 0

    async def step(self) -> None:
        if self._i >= self._iters:
            await self.io.close()
            return
        if self._stream is None:
            self._stream = random_stream(self._seed, self._stream_name)
        self.y = self._drawn(self._stream)
        self._i += 1

    def _drawn(self, stream: _t.Iterator[float]) -> float:
        if self._distribution == "uniform":
            return self._low + (self._high - self._low) * next(stream)
        if self._distribution == "exponential":
            return -math.log(1 - next(stream)) / self._rate
        # Box and Muller's way; the second number of each pair is not used.
        radius = math.sqrt(-2 * math.log(1 - next(stream)))
        return self._mean + self._sd * (radius * math.cos(2 * math.pi * next(stream)))
