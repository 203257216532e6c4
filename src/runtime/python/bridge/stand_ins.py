"""What stands for a member of a package that is not here."""

from inspect import CO_OPTIMIZED
import sys
import typing as _t

from plugboard.process import recording


def error_of(path: str) -> ModuleNotFoundError:
    """The exception where such a member is used."""
    package = path.partition(".")[0]
    what = "it" if path == package else path
    return ModuleNotFoundError(
        f"The package {package} is not here, so {what} cannot be used. "
        "Add its wheel to the document.",
        name=package,
    )


def _may_pass() -> bool:
    """In a script that is only looked at, and in the body of a module or class, a stand-in takes part."""
    if recording.active is not None:
        return True
    code = sys._getframe(2).f_code
    return not code.co_flags & CO_OPTIMIZED  # a function's are optimised, those of a body are not


class StandIn:
    """Takes part in type hints and decorators; anything else raises, in a function, what is missing."""

    def __init__(self, path: str) -> None:
        self.__dict__["_path"] = path
        self.__dict__["_package"] = path.partition(".")[0]

    def __getattr__(self, name: str) -> _t.Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return missing(f"{self._path}.{name}")

    def __setattr__(self, name: str, value: _t.Any) -> None:
        if not _may_pass():
            raise error_of(self._path)

    def __call__(self, *args: _t.Any, **kwargs: _t.Any) -> _t.Any:
        if not _may_pass():
            raise error_of(self._path)
        return missing(f"{self._path}()")

    def __getitem__(self, key: _t.Any) -> _t.Any:
        return self

    def __setitem__(self, key: _t.Any, value: _t.Any) -> None:
        if not _may_pass():
            raise error_of(self._path)

    def __or__(self, other: _t.Any) -> _t.Any:
        return self

    __ror__ = __or__

    def __mro_entries__(self, bases: tuple) -> tuple[type]:
        name = self._path.rpartition(".")[2].strip("()")
        return (type(name, (StandInBase,), {"_stands_in": self}),)

    def __instancecheck__(self, instance: _t.Any) -> bool:
        return False

    def __subclasscheck__(self, subclass: _t.Any) -> bool:
        return False

    def __enter__(self) -> _t.Any:
        if not _may_pass():
            raise error_of(self._path)
        return self

    def __exit__(self, *error: object) -> None:
        """There is nothing to close."""

    async def __aenter__(self) -> _t.Any:
        return self.__enter__()

    async def __aexit__(self, *error: object) -> None:
        """There is nothing to close."""

    def __await__(self) -> _t.Iterator[_t.Any]:
        yield from ()
        return self.__enter__()

    def __bool__(self) -> bool:
        if not _may_pass():
            raise error_of(self._path)
        return False

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __repr__(self) -> str:
        return f"<{self._path}, which is not here>"


class StandInBase:
    """What stands for a class of which another one is derived: no object of that can be made."""

    _stands_in: StandIn

    def __init__(self, *args: _t.Any, **kwargs: _t.Any) -> None:
        raise error_of(self._stands_in._path)


def _raise(self: StandIn, *args: _t.Any) -> _t.Any:
    raise error_of(self._path)


for _name in (
    *("iter", "next", "len", "contains", "int", "float", "index", "abs", "neg", "round"),
    *("lt", "le", "gt", "ge", "add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv"),
    *("pow", "rpow", "mod", "rmod", "floordiv", "matmul", "aiter", "anext"),
):
    setattr(StandIn, f"__{_name}__", _raise)


def missing(path: str) -> _t.Any:
    """What stands for a member: a class where it is an exception, which may stand in `except`."""
    name = path.rpartition(".")[2]
    if name.startswith("__"):
        raise AttributeError(name)
    if name.endswith(("Error", "Exception")):
        return type(name, (Exception,), {})
    return StandIn(path)
