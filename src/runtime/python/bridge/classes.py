"""Classes of components: found by their type text, and described."""

import importlib
import inspect
import json
import sys
import typing as _t

from _patchbay import failures, needs, own_modules
from _patchbay.units import Unit
from _patchbay.values import rough
from plugboard.component.component import Component
from plugboard.component.decorator import ComponentDecoratorHelper

_found: dict[str, type[Component]] = {}


def search(folder: str) -> None:
    """Where modules of the document lie; what is Python's own and ours comes first."""
    own_modules.search(folder)


def _resolve(type_text: str) -> type[Component]:
    module_name, _, name = type_text.rpartition(".")
    if not module_name:
        raise LookupError(f"{type_text} names no module: write module.Class.")
    module = importlib.import_module(module_name)
    found = getattr(module, name, None)
    if isinstance(found, ComponentDecoratorHelper):
        found = found._component_cls
    if found is None:
        raise LookupError(f"There is no class {name} in {module_name}.")
    if not (isinstance(found, type) and issubclass(found, Component)):
        raise LookupError(f"{type_text} is no component: it must extend plugboard's Component.")
    needs.check(found)
    return found


def _handlers(component_class: type[Component]) -> list[dict[str, _t.Any]]:
    events = sys.modules.get("plugboard.events")
    if events is None:
        return []
    coverage = component_class.io.event_field_coverage
    known = events.EventHandlers.of(component_class)
    return [{"type": event, "populates": list(coverage.get(event, []))} for event in known]


def _io(io: _t.Any) -> dict[str, _t.Any]:
    return {
        "inputs": list(io.inputs),
        "outputs": list(io.outputs),
        "inputEvents": [cls.type for cls in io.input_events],
        "outputEvents": [cls.type for cls in io.output_events],
        "eventFields": {key: list(fields) for key, fields in io.event_field_coverage.items()},
    }


def _parameters(component_class: type[Component]) -> list[dict[str, _t.Any]]:
    """Arguments of the constructor, in order; `*` stands for any others."""
    found: dict[str, dict[str, _t.Any]] = {}
    for base in component_class.__mro__:
        if base is Component:
            break
        init = base.__dict__.get("__init__")
        if init is None:
            continue
        goes_on = False
        for parameter in list(inspect.signature(init).parameters.values())[1:]:
            if parameter.kind is parameter.VAR_KEYWORD:
                goes_on = True
            elif parameter.kind is not parameter.VAR_POSITIONAL:
                has_default = parameter.default is not parameter.empty
                found.setdefault(
                    parameter.name,
                    {
                        "name": parameter.name,
                        "required": not has_default,
                        "default": rough(parameter.default) if has_default else None,
                    },
                )
        if not goes_on:
            break
    return list(found.values())


def describe(type_text: str) -> str:
    """A class as plain data, or why there is none, as JSON."""
    try:
        component_class = _resolve(type_text)
    except BaseException as error:
        return json.dumps({"error": failures.describe(error)})
    _found[type_text] = component_class
    return json.dumps(
        {
            "label": component_class.__name__,
            "doc": inspect.cleandoc(component_class.__dict__.get("__doc__") or ""),
            "exports": list(component_class.exports or []),
            "steps": component_class.step is not Component.step,
            "handlers": _handlers(component_class),
            "parameters": _parameters(component_class),
            **_io(component_class.io),
        }
    )


def make(type_text: str, text: str) -> Unit | None:
    """A component of a class that was described, made with these arguments (JSON); None when it failed."""
    try:
        given = json.loads(text)
        component = _found[type_text](**given)
        if "io" not in component.__dict__:
            raise TypeError(
                "Component invalid: did you forget to call super().__init__ in the constructor?"
            )
        unit = Unit(component)
        unit.start(given.get("initial_values") or {})
        return unit
    except BaseException as error:
        failures.keep(error)
        return None


def io_of(unit: Unit) -> str:
    """The io of a component, as JSON."""
    return json.dumps({**_io(unit.component.io), "initial": unit.started})
