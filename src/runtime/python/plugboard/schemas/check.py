"""Values checked against annotations."""

from enum import Enum
import types
import typing as _t

#: Stands for no value.
MISSING = _t.cast(_t.Any, type("Missing", (), {"__repr__": lambda self: "MISSING"})())


def _number(kind: type, value: _t.Any, at: str) -> _t.Any:
    if isinstance(value, (int, float, str)):
        try:
            number = kind(value)
        except ValueError:
            pass
        else:
            if not isinstance(value, float) or number == value:
                return number
    wanted = "integer" if kind is int else "number"
    raise ValueError(f"{at}: Input should be a valid {wanted}")


def _one_of(kinds: tuple[_t.Any, ...], value: _t.Any, at: str) -> _t.Any:
    """The first kind that a value has already, else the first that takes it."""
    for kind in kinds:
        if isinstance(kind, type) and type(value) is kind:
            return value
    errors = []
    for kind in kinds:
        try:
            return checked(kind, value, at)
        except ValueError as error:
            errors.append(str(error))
    raise ValueError(errors[0] if len(set(errors)) == 1 else "; ".join(errors))


def checked(kind: _t.Any, value: _t.Any, at: str) -> _t.Any:
    """A value as the annotation has it; raises ValueError that begins with `at`."""
    if kind is _t.Any:
        return value
    origin, args = _t.get_origin(kind), _t.get_args(kind)
    if origin in (_t.Union, types.UnionType):
        return _one_of(args, value, at)
    if origin is _t.Literal:
        if value in args:
            return value
        raise ValueError(f"{at}: Input should be {' or '.join(map(repr, args))}")
    if origin is list or kind is list:
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"{at}: Input should be a valid list")
        return [checked(args[0], item, f"{at}.{n}") if args else item for n, item in enumerate(value)]
    if origin is dict or kind is dict:
        if not isinstance(value, dict):
            raise ValueError(f"{at}: Input should be a valid dictionary")
        inner = args[1] if args else _t.Any
        return {key: checked(inner, item, f"{at}.{key}") for key, item in value.items()}
    if kind in (int, float) and not isinstance(value, bool):
        return _number(kind, value, at)
    if kind is None or kind is type(None):
        if value is None:
            return None
        raise ValueError(f"{at}: Input should be None")
    if isinstance(value, kind):
        return value.value if isinstance(value, Enum) else value
    if issubclass(kind, Enum):
        try:
            return kind(value).value
        except ValueError:
            raise ValueError(f"{at}: Input should be {' or '.join(repr(m.value) for m in kind)}") from None
    if hasattr(kind, "_prepare") and isinstance(value, dict):
        return kind(**value)
    raise ValueError(f"{at}: Input should be a valid {'string' if kind is str else kind.__name__}")
