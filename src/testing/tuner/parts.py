"""The models that plugboard shows its tuner with: a projectile, a constraint, two objectives."""

import math

from plugboard.component import Component, IOController as IO
from plugboard.exceptions import ConstraintError


class Count(Component):
    io = IO(outputs=["n"])

    def __init__(self, iters: int, **kwargs):
        super().__init__(**kwargs)
        self._iters = iters

    async def init(self):
        self._rest = iter(range(self._iters))

    async def step(self):
        try:
            self.n = next(self._rest)
        except StopIteration:
            await self.io.close()


class Trajectory(Component):
    io = IO(inputs=["x"], outputs=["y"])

    def __init__(self, angle: float = 30, velocity: float = 20, **kwargs):
        super().__init__(**kwargs)
        self._angle, self._velocity = math.radians(angle), velocity

    async def step(self):
        fall = (9.81 * self.x**2) / (2 * self._velocity**2 * math.cos(self._angle) ** 2)
        self.y = self.x * math.tan(self._angle) - fall


class Highest(Component):
    io = IO(inputs=["y"], outputs=["most"])

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.most = 0.0

    async def step(self):
        self.most = max(self.y, self.most)


class Scale(Component):
    io = IO(inputs=["x"], outputs=["y"])

    def __init__(self, factor: float = 1.0, **kwargs):
        super().__init__(**kwargs)
        self._factor = factor

    async def step(self):
        self.y = self._factor * self.x


class Guarded(Component):
    io = IO(inputs=["x"], outputs=["y"])

    def __init__(self, price: float | None = None, **kwargs):
        super().__init__(**kwargs)
        self._price = price

    async def step(self):
        if self.x > 10:
            raise ConstraintError("x must not be above 10", objective_value=self._price)
        self.y = self.x
