"""Objects made of checked fields, as specifications are.

They behave as pydantic's models do where authors touch them. pydantic itself is not used: importing it
takes longer than most models run, and its wheel may not be there.
"""

from annotationlib import Format, get_annotations
from copy import deepcopy
import json
import typing as _t

from plugboard.schemas.check import MISSING, checked
from plugboard.schemas.field import FieldInfo


class PlugboardBaseModel:
    """Base of all specifications. `extra="allow"` in a class statement takes further fields as well."""

    _extra: _t.ClassVar[str] = "forbid"
    __hash__ = None  # type: ignore[assignment]

    def __init_subclass__(cls, extra: str | None = None, **kwargs: _t.Any) -> None:
        super().__init_subclass__(**kwargs)
        if extra is not None:
            cls._extra = extra

    def __init__(self, /, **given: _t.Any) -> None:
        values = type(self)._prepare(dict(given))
        for name, (kind, field) in type(self)._known().items():
            value = values.pop(name, MISSING)
            if value is MISSING:
                value = field.value()
                if value is MISSING:
                    raise ValueError(f"{type(self).__name__}.{name}: Field required")
            self.__dict__[name] = self._checked(name, kind, field, value)
        if values and self._extra != "allow":
            raise ValueError(
                f"{type(self).__name__}.{next(iter(values))}: Extra inputs are not permitted"
            )
        self.__dict__.update(values)
        self._check()

    @classmethod
    def _known(cls) -> dict[str, tuple[_t.Any, FieldInfo]]:
        """Fields by their name, those of parents first."""
        if "_fields" not in cls.__dict__:
            found: dict[str, tuple[_t.Any, FieldInfo]] = {}
            for base in reversed(cls.__mro__):
                for name, kind in get_annotations(base, format=Format.VALUE).items():
                    if _t.get_origin(kind) is _t.ClassVar or name.startswith("_"):
                        continue
                    default = base.__dict__.get(name, MISSING)
                    is_field = isinstance(default, FieldInfo)
                    field = default if is_field else FieldInfo(default, None, False, None, 0)
                    found[name] = (kind, field)
            cls._fields = found  # type: ignore[attr-defined]
        return cls._fields  # type: ignore[attr-defined]

    @classmethod
    def _checked(cls, name: str, kind: _t.Any, field: FieldInfo, value: _t.Any) -> _t.Any:
        at = f"{cls.__name__}.{name}"
        result = checked(kind, value, at)
        if field.pattern and isinstance(result, str) and not field.pattern.match(result):
            raise ValueError(f"{at}: String should match pattern '{field.pattern.pattern}'")
        if field.least and len(result) < field.least:
            raise ValueError(f"{at}: List should have at least {field.least} item after validation")
        return result

    @classmethod
    def _prepare(cls, values: dict[str, _t.Any]) -> dict[str, _t.Any]:
        """Called with what was given, before it is checked."""
        return values

    def _check(self) -> None:
        """Called when all fields are set; raises ValueError."""

    def __setattr__(self, name: str, value: _t.Any) -> None:
        known = self._known().get(name)
        if known is None and self._extra != "allow":
            raise ValueError(f"{type(self).__name__} has no field {name}")
        self.__dict__[name] = self._checked(name, *known, value) if known else value

    def __iter__(self) -> _t.Iterator[tuple[str, _t.Any]]:
        return iter(self.__dict__.items())

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self)})"

    @classmethod
    def model_validate(cls, value: _t.Any) -> _t.Self:
        """Makes an object from a map; raises ValueError."""
        return checked(cls, value, cls.__name__)

    def model_dump(
        self, *, exclude: _t.Container[str] = (), exclude_none: bool = False, **_: _t.Any
    ) -> dict[str, _t.Any]:
        """Its fields as maps, lists and values."""
        left_out = {name for name, (_, field) in self._known().items() if field.exclude}
        return {
            name: _dumped(value)
            for name, value in self
            if name not in exclude and name not in left_out
            if not (exclude_none and value is None)
        }

    def model_dump_json(self, **options: _t.Any) -> str:
        """Its fields as JSON."""
        return json.dumps(self.model_dump(**options))

    def model_copy(self, *, update: dict[str, _t.Any] | None = None, deep: bool = False) -> _t.Self:
        """A copy, with other values for some fields."""
        copy = object.__new__(type(self))
        copy.__dict__.update(deepcopy(self.__dict__) if deep else self.__dict__)
        copy.__dict__.update(update or {})
        return copy

    @classmethod
    def __get_pydantic_core_schema__(cls, source: _t.Any, handler: _t.Any) -> _t.Any:
        """Lets an author's own pydantic model have it as a field."""
        from pydantic_core import core_schema

        dump = core_schema.plain_serializer_function_ser_schema(cls.model_dump)
        return core_schema.no_info_plain_validator_function(cls.model_validate, serialization=dump)


def _dumped(value: _t.Any) -> _t.Any:
    if isinstance(value, PlugboardBaseModel):
        return value.model_dump()
    if isinstance(value, dict):
        return {key: _dumped(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_dumped(item) for item in value]
    return value
