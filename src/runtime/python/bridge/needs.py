"""Packages that are not here and that a component needs."""

from collections.abc import Iterator
import inspect
import sys
from types import CodeType, FunctionType
import typing as _t

from _patchbay.missing_modules import is_stand_in
from _patchbay.own_modules import is_own
from _patchbay.stand_ins import StandIn, StandInBase, error_of


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _members(thing: _t.Any) -> Iterator[_t.Any]:
    """What a class of the document has, with what its parents have."""
    for base in thing.__mro__:
        module = sys.modules.get(base.__module__)
        if issubclass(base, StandInBase) or is_own(getattr(module, "__file__", None)):
            yield from vars(base).values()


def _functions(thing: _t.Any) -> Iterator[FunctionType]:
    """Functions of the document that belong to a class, a method or a property, or that it is itself."""
    if isinstance(thing, property):
        thing = thing.fget, thing.fset
    for part in thing if isinstance(thing, tuple) else (thing,):
        function = inspect.unwrap(getattr(part, "__func__", part))
        if isinstance(function, FunctionType) and is_own(function.__code__.co_filename):
            yield function


def _refuse(value: _t.Any) -> None:
    if isinstance(value, StandIn):
        raise error_of(value._path)
    if is_stand_in(value):
        raise error_of(value.__name__)


def check(component_class: type) -> None:
    """Raises ModuleNotFoundError where the code of a class needs a package that is not here.

    Its methods count, those of its parents, and what they use of the document.
    """
    seen: set[int] = set()
    waiting: list[_t.Any] = [component_class]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        _refuse(thing)
        if isinstance(thing, type):
            waiting += [member for member in _members(thing) if not isinstance(member, type)]
            continue
        for function in _functions(thing):
            names = {name for code in _codes(function.__code__) for name in code.co_names}
            for name in names & function.__globals__.keys():
                waiting.append(function.__globals__[name])
