import math
import numbers
import typing as _t


def scalar(place: str, value: _t.Any) -> _t.Any:
    """The number or truth that came in at a place; anything else (None, text, a list) fails."""
    if isinstance(value, (float, bool, int)):
        return value
    if hasattr(value, "dtype") and getattr(value, "ndim", None) == 0:
        value = value.item()  # A scalar of numpy, which components from elsewhere may send.
    if not isinstance(value, numbers.Real):
        shown = f"a {type(value).__name__}" if value is not None else "null"
        raise TypeError(f"{place} got {shown}; it takes numbers and true or false only.")
    return value


def as_float(value: _t.Any) -> float:
    """A number or truth as a float, which all arithmetic here is done in; true counts as 1."""
    try:
        return float(value)
    except OverflowError:  # A whole number beyond all floats.
        return math.inf if value > 0 else -math.inf


def numeric(component: _t.Any, field: str, value: _t.Any) -> float:
    """The number that came in at a field, as a float."""
    return as_float(scalar(f"{component.name}.{field}", value))
