"""pydantic's model where it is there; else what events need of one."""

import typing as _t

try:
    from pydantic import BaseModel, ConfigDict, Field

    class Model(BaseModel):
        """A model that refuses what it does not declare."""

        model_config = ConfigDict(extra="forbid")

except ModuleNotFoundError as error:
    if error.name is None or error.name.split(".")[0] not in ("pydantic", "pydantic_core"):
        raise

    from annotationlib import Format, get_annotations

    class _Default:
        def __init__(self, factory: _t.Callable[[], _t.Any]) -> None:
            self.factory = factory

    def Field(*, default_factory: _t.Callable[[], _t.Any]) -> _t.Any:  # noqa: N802
        """A value that is made anew for each object."""
        return _Default(default_factory)

    class Model:  # type: ignore[no-redef]
        """An object with the attributes that its class annotates; values are taken as they are."""

        def __init__(self, **values: _t.Any) -> None:
            missing = []
            for name, default in type(self)._fields().items():
                if name in values:
                    setattr(self, name, values.pop(name))
                elif isinstance(default, _Default):
                    setattr(self, name, default.factory())
                elif default is ...:
                    missing.append(name)
                else:
                    setattr(self, name, default)
            if missing:
                raise ValueError(f"{type(self).__name__}: {', '.join(missing)}: Field required")
            if values:
                extra = "Extra inputs are not permitted"
                raise ValueError(f"{type(self).__name__}: {', '.join(values)}: {extra}")

        @classmethod
        def _fields(cls) -> dict[str, _t.Any]:
            found: dict[str, _t.Any] = {}
            for base in reversed(cls.__mro__):
                for name, annotation in get_annotations(base, format=Format.STRING).items():
                    if "ClassVar" not in str(annotation):
                        found[name] = base.__dict__.get(name, ...)
            return found

        def model_dump(self) -> dict[str, _t.Any]:
            """Its values by name."""
            return {name: getattr(self, name) for name in type(self)._fields()}
