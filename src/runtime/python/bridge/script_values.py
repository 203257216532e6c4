"""Arguments of a script's objects as plain data, and such data as YAML."""

from collections.abc import Mapping, Set
from enum import Enum
import json
import math
from pathlib import PurePath
import re
import typing as _t

from _patchbay.stand_ins import StandIn, error_of

_PLAIN = re.compile(r"^[A-Za-z_][\w./-]*(?: [\w./-]+)*$", re.ASCII)
_NOT_TEXT = re.compile(r"^(?:y|n|yes|no|on|off|true|false|null)$", re.IGNORECASE)


class NotPlain(ValueError):
    """A value has no place in a diagram."""


def plain(value: _t.Any, path_of: _t.Callable[[_t.Any], str]) -> _t.Any:
    """A value of None, bool, int, float, str, list and dict alone.

    Args:
        value: What a component was given.
        path_of: Gives the path of a class or function.

    Raises:
        NotPlain: Where there is no such value.
        ModuleNotFoundError: Where it comes from a package that is not here.
    """
    if isinstance(value, StandIn):
        raise error_of(value._path)
    if isinstance(value, Enum):
        return plain(value.value, path_of)
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item, path_of) for key, item in value.items()}
    if isinstance(value, (list, tuple, Set, range)):
        return [plain(item, path_of) for item in value]
    for name in ("model_dump", "tolist", "isoformat"):
        convert = getattr(value, name, None)
        if callable(convert) and not isinstance(value, type):
            return plain(convert(), path_of)
    if isinstance(value, type):
        return path_of(value)
    raise NotPlain(f"it is {type(value).__name__}, which has no place in a diagram")


def _scalar(value: _t.Any) -> str:
    if isinstance(value, float):
        if not math.isfinite(value):
            return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
        text = repr(value)
        # A reader of YAML 1.1 takes a number with an exponent for text, if it has no point.
        return text if "e" not in text or "." in text else text.replace("e", ".0e")
    if isinstance(value, str) and _PLAIN.match(value) and not _NOT_TEXT.match(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_short(value: _t.Any) -> bool:
    """A list of values alone stands in one line."""
    return isinstance(value, list) and not any(isinstance(item, (list, dict)) for item in value)


def _lines(value: _t.Any, indent: str) -> list[str]:
    """A map or list, a line for each entry."""
    lines = []
    is_map = isinstance(value, dict)
    for key, item in value.items() if is_map else enumerate(value):
        head = f"{indent}{_scalar(key)}:" if is_map else f"{indent}-"
        if isinstance(item, (dict, list)) and item and not _is_short(item):
            inner = _lines(item, f"{indent}  ")
            if is_map:
                lines += [head, *inner]
            else:
                lines += [f"{head} {inner[0].lstrip()}", *inner[1:]]
        elif isinstance(item, list):
            lines.append(f"{head} [{', '.join(_scalar(one) for one in item)}]")
        else:
            lines.append(f"{head} {'{}' if item == {} else _scalar(item)}")
    return lines


def yaml_of(value: dict[str, _t.Any]) -> str:
    """A map as YAML."""
    return "\n".join(_lines(value, "")) + "\n"
