"""Components for the benchmark, the same for plugboard, for a bare loop and for the engine."""

from plugboard.component import Component, IOController as IO


class Count(Component):
    """Gives whole numbers, so many of them."""

    io = IO(outputs=["y"])

    def __init__(self, iters: int, **kwargs):
        super().__init__(**kwargs)
        self._iters, self._i = iters, 0

    async def step(self):
        if self._i >= self._iters:
            await self.io.close()
            return
        self.y = self._i
        self._i += 1


class Total(Component):
    """Adds up what comes."""

    io = IO(inputs=["x"], outputs=["y"])

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._total = 0.5

    async def step(self):
        self._total += self.x
        self.y = self._total
