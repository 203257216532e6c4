"""Python's values as the page shows them: numbers, texts, lists and maps."""

from collections.abc import Mapping, Set
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
import typing as _t

from pyodide.ffi import jsnull, to_js
import js

#: Deeper things are shown as text.
_DEEPEST = 50
#: Whole numbers beyond it are shown as text.
_LONGEST = 10**300
#: Members of a list or map that are shown.
_MOST = 100_000


def _rough(value: _t.Any, depth: int) -> _t.Any:
    if value is None or isinstance(value, (bool, str)):
        return value if type(value) in (type(None), bool, str) else str(value)
    if isinstance(value, Enum):
        return _rough(value.value, depth)
    if isinstance(value, int):
        return int(value) if abs(value) < _LONGEST else _text(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, (Decimal, Fraction)):
        return float(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if depth == _DEEPEST:
        return _text(value)
    if isinstance(value, Mapping):
        pairs = list(value.items())[:_MOST]
        return {str(key): _rough(item, depth + 1) for key, item in pairs}
    if isinstance(value, (list, tuple, Set)):
        return [_rough(item, depth + 1) for item in list(value)[:_MOST]]
    for name in ("tolist", "model_dump", "to_dict"):
        convert = getattr(value, name, None)
        if callable(convert) and not isinstance(value, type):
            try:
                return _rough(convert(), depth + 1)
            except Exception:  # noqa: BLE001 - it is shown as text then
                break
    return _text(value)


def _text(value: _t.Any) -> str:
    try:
        return str(value)[:10_000]
    except Exception as error:  # noqa: BLE001 - any class may have a bad __str__
        return f"<{type(value).__name__}: {type(error).__name__} in __str__>"


def rough(value: _t.Any) -> _t.Any:
    """A value of None, bool, int, float, str, list and dict alone."""
    return _rough(value, 0)


def plain(value: _t.Any) -> _t.Any:
    """A value as JavaScript has it."""
    return to_js(_with_null(rough(value)), dict_converter=js.Object.fromEntries)


def _with_null(value: _t.Any) -> _t.Any:
    """None as JavaScript's null, which it would otherwise take for undefined."""
    if value is None:
        return jsnull
    if isinstance(value, list):
        return [_with_null(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_null(item) for key, item in value.items()}
    return value
