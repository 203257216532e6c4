import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_number import as_number
from shared.limits import as_limits, limited
from shared.numeric import numeric


class PID(Component):
    """Sends the error, setpoint minus x, and the correction on y."""

    io = IOController(inputs=["x"], outputs=["y", "error"])

    def __init__(
        self,
        kp: float = 1,
        ki: float = 0,
        kd: float = 0,
        setpoint: float = 0,
        dt: float = 1,
        low: float | None = None,
        high: float | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._kp = as_number("kp", kp)
        self._ki = as_number("ki", ki)
        self._kd = as_number("kd", kd)
        self._setpoint = as_number("setpoint", setpoint)
        self._dt = as_number("dt", dt)
        if not self._dt > 0:
            raise ValueError("dt must be a number above 0.")
        self._low, self._high = as_limits(low, high)
        self._sum = 0.0
        self._last: float | None = None

    async def step(self) -> None:
        error = self._setpoint - numeric(self, "x", self.x)
        total = self._sum + error * self._dt
        slope = 0.0 if self._last is None else (self._kd * (error - self._last)) / self._dt
        wanted = self._kp * error + self._ki * total + slope
        self.y = limited(wanted, self._low, self._high)
        self.error = error
        self._last = error
        # Held at a limit, a sum that went on growing would keep y there long after the error turned.
        below = self._low is not None and wanted < self._low
        above = self._high is not None and wanted > self._high
        if not below and not above:
            self._sum = total
