"""Packages that are not here.

A module may import what only its script part needs (Ray, plots, notebooks): such a package gets a
stand-in, so that the module's components can be used. What a component needs itself is told before a run.
"""

from collections.abc import Callable
import dis
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from inspect import CO_OPTIMIZED
import sys
from types import FrameType, ModuleType
import typing as _t

from _patchbay.stand_ins import missing
from plugboard.process import recording

#: Brought by the build; what a module makes of them cannot be put off.
_BUILT = frozenset({"pydantic", "pydantic_core", "msgspec", "yaml"})
_OURS = frozenset({"plugboard", "_patchbay"})


def _is_tried(frame: FrameType) -> bool:
    """Whether the statement stands in a `try`, so that its author knows what to do without the package."""
    entries = dis._parse_exception_table(frame.f_code)  # type: ignore[attr-defined]
    return any(entry.start <= frame.f_lasti < entry.end for entry in entries)


def _is_needed(frame: FrameType) -> bool:
    """Whether the statement stands in a function, which runs where it is needed."""
    return recording.active is None and bool(frame.f_code.co_flags & CO_OPTIMIZED)


class _StandInLoader(Loader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = ModuleType(spec.name)
        module.__getattr__ = lambda name: missing(f"{spec.name}.{name}")  # type: ignore[method-assign]
        return module

    def exec_module(self, module: ModuleType) -> None:
        module.__path__ = []
        module.__all__ = []  # type: ignore[attr-defined]


def forget() -> None:
    """Each module asks anew: another one may know what to do without a package."""
    for name, module in list(sys.modules.items()):
        if is_stand_in(module):
            del sys.modules[name]


def is_stand_in(module: _t.Any) -> bool:
    """Whether a module stands for one that is not here."""
    spec = getattr(module, "__spec__", None)
    return spec is not None and isinstance(spec.loader, _StandInLoader)


class _Missing(MetaPathFinder):
    """Comes last: gives stand-ins for what the document imports and nobody has."""

    def __init__(self, is_own: Callable[[str], bool]) -> None:
        self._is_own = is_own

    def _importer(self) -> FrameType | None:
        """The frame of the document's module with the import statement; None where others look."""
        frame: FrameType | None = sys._getframe(2)
        while frame is not None and "importlib" in frame.f_code.co_filename:
            if "_bootstrap" not in frame.f_code.co_filename:
                return None
            frame = frame.f_back
        return frame if frame is not None and self._is_own(frame.f_code.co_filename) else None

    def find_spec(self, name: str, path: _t.Any = None, target: _t.Any = None) -> ModuleSpec | None:
        package, _, inner = name.partition(".")
        if inner:
            has_one = is_stand_in(sys.modules.get(package))
            return ModuleSpec(name, _StandInLoader(), is_package=True) if has_one else None
        frame = self._importer()
        if frame is None or _is_tried(frame) or _is_needed(frame) or package in _OURS:
            return None
        if package in _BUILT:
            raise ModuleNotFoundError(
                f"The package {package} is not here: it comes with a build of Patchbay that "
                "reaches PyPI. Or add its wheel to the document.",
                name=package,
            )
        return ModuleSpec(name, _StandInLoader(), is_package=True)


def install(is_own: Callable[[str], bool]) -> None:
    """Gives stand-ins from now on, to modules of which `is_own` takes the file."""
    sys.meta_path.append(_Missing(is_own))
