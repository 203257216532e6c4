import math
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_number import as_number
from shared.limits import as_limits, limited
from shared.numeric import numeric
from shared.own_fields import own_fields


class PID(Component):
    """Sends the error, setpoint minus x, and the correction on y."""

    io = IOController(inputs=["x"], outputs=["y", "error"])

    def __init__(
        self,
        kp: float = 1,
        ki: float = 0,
        kd: float = 0,
        setpoint: float = 0,
        setpoint_input: bool = False,
        dt: float = 1,
        low: float | None = None,
        high: float | None = None,
        initial_values: dict[str, _t.Iterable] | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._kp = as_number("kp", kp)
        self._ki = as_number("ki", ki)
        self._kd = as_number("kd", kd)
        self._setpoint = as_number("setpoint", setpoint)
        if not isinstance(setpoint_input, bool):
            raise TypeError("setpoint_input must be true or false.")
        self._is_wired = setpoint_input
        self._dt = as_number("dt", dt)
        if not self._dt > 0:
            raise ValueError("dt must be a number above 0.")
        self._low, self._high = as_limits(low, high)
        self._sum = 0.0
        self._last: float | None = None
        inputs = ["x", "setpoint"] if setpoint_input else ["x"]
        own_fields(self, inputs, ["y", "error"], initial_values)

    async def step(self) -> None:
        setpoint = numeric(self, "setpoint", self.setpoint) if self._is_wired else self._setpoint
        error = setpoint - numeric(self, "x", self.x)
        total = self._sum + error * self._dt
        slope = 0.0
        if self._last is not None:
            slope = self._weighed(self._kd, error - self._last) / self._dt
        wanted = self._weighed(self._kp, error) + self._weighed(self._ki, total) + slope
        self.y = limited(wanted, self._low, self._high)
        self.error = error
        # What is not finite has no way back: one missing measurement would spoil every y behind it.
        if math.isfinite(error):
            self._last = error
        if math.isfinite(total) and not self._is_pushing(wanted, self._ki * error):
            self._sum = total

    @staticmethod
    def _weighed(gain: float, value: float) -> float:
        """A part whose gain is 0 takes no part: 0 times an infinity would be NaN."""
        return 0.0 if gain == 0 else gain * value

    def _is_pushing(self, wanted: float, push: float) -> bool:
        """True when y is held at a limit and the sum would move further beyond it."""
        above = self._high is not None and wanted > self._high and push > 0
        below = self._low is not None and wanted < self._low and push < 0
        return above or below
