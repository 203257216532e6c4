"""Makes processes of specifications."""

import importlib
import typing as _t

from plugboard.component import Component
from plugboard.component.decorator import ComponentDecoratorHelper
from plugboard.connector import Connector, ConnectorBuilder
from plugboard.process.process import Process

if _t.TYPE_CHECKING:
    from plugboard.schemas import ProcessSpec


def locate(path: str) -> _t.Any:
    """What a path with points leads to; None where there is nothing."""
    module_name, found, names = path, None, []
    while module_name and found is None:
        module_name, _, name = module_name.rpartition(".")
        names.insert(0, name)
        try:
            found = importlib.import_module(module_name) if module_name else None
        except ModuleNotFoundError as error:
            if error.name is None or not f"{module_name}.".startswith(f"{error.name}."):
                raise
    for name in names:
        found = getattr(found, name, None)
    return found


def _class(path: str, base: type, what: str) -> _t.Any:
    found = locate(path)
    if isinstance(found, type) and issubclass(found, base):
        return found
    raise ValueError(f"{what} class {path} not found.")


class ProcessBuilder:
    """Makes processes of specifications."""

    @classmethod
    def build(cls, spec: "ProcessSpec") -> Process:
        """The process that a specification describes; raises ValueError where a class is not found."""
        components = []
        for component in spec.args.components:
            found = locate(component.type)
            if isinstance(found, ComponentDecoratorHelper):
                found = found._component_cls
            elif not (isinstance(found, type) and issubclass(found, Component)):
                raise ValueError(f"Component class {component.type} not found.")
            components.append(found(**dict(component.args)))
        connector_class = _class(spec.connector_builder.type, Connector, "Connector")
        builder = ConnectorBuilder(connector_class, **dict(spec.connector_builder.args))
        state = locate(spec.args.state.type)
        if state is None:
            raise ValueError(f"StateBackend class {spec.args.state.type} not found.")
        return _class(spec.type, Process, "Process")(
            components=components,
            connectors=[builder.build(connector) for connector in spec.args.connectors],
            name=spec.args.name,
            parameters=spec.args.parameters,
            state=state(**dict(spec.args.state.args)),
        )
