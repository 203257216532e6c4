import typing as _t

from shared.as_number import as_number


def as_limits(low: _t.Any, high: _t.Any) -> tuple[float | None, float | None]:
    """The limits given as arguments, None for no limit, in order."""
    least = None if low is None else as_number("low", low)
    most = None if high is None else as_number("high", high)
    if least is not None and most is not None and least > most:
        raise ValueError(f"low must not be above high, but {low} is above {high}.")
    return least, most


def limited(x: float, low: float | None, high: float | None) -> float:
    """The number, or the limit that it passes; NaN stays NaN."""
    if low is not None and x < low:
        return low
    if high is not None and x > high:
        return high
    return x
