import math
import typing as _t


def divide(x: float, divisor: float) -> float:
    """The quotient as processors work it out, where Python would raise: 1 / 0 is inf, 0 / 0 is nan."""
    if divisor != 0:
        return x / divisor
    if x == 0 or math.isnan(x):
        return math.nan
    return math.copysign(math.inf, x) * math.copysign(1.0, divisor)


def outside_nan(function: _t.Callable[[float], float], x: float) -> float:
    """The value of a function of `math`; NaN outside its domain, where Python would raise."""
    try:
        return function(x)
    except ValueError:
        return math.nan
    except OverflowError:
        return math.inf
