from plugboard.component import Component, IOController as IO


class Grow(Component):
    """Doubles what comes back to it."""

    io = IO(inputs=["x"], outputs=["y", "all"])
    exports = ["seen"]

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = []

    async def step(self):
        self.seen.append(repr(self.x))
        self.y = (2 * self.x[0], [*self.x[1], self.x[0]])
        self.all = 2 * self.x[0]
        if len(self.seen) == 6:
            await self.io.close()


class Show(Component):
    io = IO(inputs=["x"])
    exports = ["seen"]

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = []

    async def step(self):
        self.seen.append(repr(self.x))
