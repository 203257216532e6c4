import math
import typing as _t


def as_number(argument: str, value: _t.Any) -> float:
    """The number given for an argument as a float; NaN and the infinities are numbers too."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{argument} must be a number.")
    try:
        return float(value)
    except OverflowError:  # A whole number beyond all floats.
        return math.inf if value > 0 else -math.inf
