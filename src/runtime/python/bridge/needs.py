"""Packages that are not here and that a component needs."""

from collections.abc import Iterator
import inspect
import sys
from types import CodeType, FunctionType
import typing as _t

from _patchbay.missing_modules import is_stand_in
from _patchbay.own_modules import is_own
from _patchbay.stand_ins import StandIn, error_of


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _names(thing: _t.Any) -> Iterator[tuple[_t.Any, set[str]]]:
    """Functions of a class or a function, with the global names that they use."""
    if isinstance(thing, (staticmethod, classmethod)):
        thing = thing.__func__
    if isinstance(thing, property):
        for part in (thing.fget, thing.fset):
            yield from _names(part)
    elif isinstance(thing, FunctionType):
        function = inspect.unwrap(thing)
        if isinstance(function, FunctionType):
            names = {name for code in _codes(function.__code__) for name in code.co_names}
            yield function, names
    elif isinstance(thing, type) and is_own(getattr(sys.modules.get(thing.__module__), "__file__", None)):
        for base in thing.__mro__[1:]:
            yield from _names(base)
        for member in vars(thing).values():
            if not isinstance(member, type):
                yield from _names(member)


def check(component_class: type) -> None:
    """Raises ModuleNotFoundError where the code of a class needs a package that is not here.

    Its methods count, those of its parents, and what they call of the document.
    """
    seen: set[int] = set()
    waiting: list[_t.Any] = [component_class]
    while waiting:
        for function, names in _names(waiting.pop()):
            for name in names & function.__globals__.keys():
                value = function.__globals__[name]
                if isinstance(value, StandIn):
                    raise error_of(value._path)
                if is_stand_in(value):
                    raise error_of(value.__name__)
                if isinstance(value, (FunctionType, type)) and id(value) not in seen:
                    seen.add(id(value))
                    waiting.append(value)
