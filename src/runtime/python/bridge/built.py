"""What a script has built, as a file of plugboard has it."""

import inspect
import sys
import typing as _t

from _patchbay.script_values import NotPlain, plain

_USUAL_STATES = ("DictStateBackend", "RayStateBackend")
_BASE_ARGS = ("initial_values", "parameters", "constraints", "resources")


class Script:
    """A script, and how what it defines is called from elsewhere."""

    def __init__(self, path: str, folder: str) -> None:
        self.path = path
        self.folder = folder.rstrip("/")
        self.problems: list[str] = []

    def _module_of(self, name: str) -> str:
        """A module's path below the document's folder."""
        file = self.path if name == "__main__" else getattr(sys.modules.get(name), "__file__", None)
        if file is None or not file.startswith(f"{self.folder}/"):
            return name
        inner = file.removeprefix(f"{self.folder}/").removesuffix(".py").removesuffix("/__init__")
        return inner.replace("/", ".")

    def path_of(self, thing: _t.Any) -> str:
        """The path of a class or function; raises NotPlain where nobody else can have it."""
        if "<locals>" in thing.__qualname__:
            raise NotPlain(
                f"{thing.__name__} is defined inside a function: move it to the top of the module"
            )
        return f"{self._module_of(thing.__module__)}.{thing.__qualname__}"

    def _given(self, component: _t.Any) -> dict[str, _t.Any]:
        """The arguments of a component, by name."""
        if "_given" not in component.__dict__:
            own = {name: getattr(component, f"_{name}", None) for name in _BASE_ARGS[:3]}
            return {"name": component.name, **own, "resources": component.__dict__.get("resources")}
        args, kwargs = component.__dict__["_given"]
        bound = inspect.signature(type(component).__init__).bind_partial(component, *args)
        names = list(bound.arguments)[1:]
        return {**{name: bound.arguments[name] for name in names}, **kwargs}

    def _component(self, component: _t.Any) -> dict[str, _t.Any]:
        function = getattr(type(component), "wrapped_function", None)
        given = {"name": component.name, **self._given(component)}
        args = {}
        for name, value in given.items():
            if name == "state" or (name in _BASE_ARGS and not value):
                continue
            if name == "resources" and value is type(component).resources:
                continue
            try:
                args[name] = plain(value, self.path_of)
                if name == "resources" and hasattr(value, "to_ray_options"):
                    usual = type(value)()
                    args[name] = {k: v for k, v in args[name].items() if v != getattr(usual, k)}
            except NotPlain as error:
                self.problems.append(f"{component.name}: {name} is left out: {error}.")
        return {"type": self.path_of(function or type(component)), "args": args}

    def config(self, process: _t.Any, tune: dict[str, _t.Any] | None) -> dict[str, _t.Any]:
        """A process as a file of plugboard has it."""
        args: dict[str, _t.Any] = {}
        if process.given_name:
            args["name"] = process.given_name
        args["components"] = [self._component(one) for one in process.components.values()]
        connectors = [
            one for one in process.connectors.values() if one.spec.target.descriptor != "subscribers"
        ]
        args["connectors"] = [
            {
                "source": one.spec.source.id,
                "target": one.spec.target.id,
                **({} if one.spec.mode == "pipeline" else {"mode": str(one.spec.mode)}),
            }
            for one in connectors
        ]
        if process.parameters:
            args["parameters"] = plain(process.parameters, self.path_of)
        state = process.state
        if state is not None and (state.given or type(state).__name__ not in _USUAL_STATES):
            kind = f"plugboard.state.{type(state).__name__}"
            args["state"] = {"type": kind, "args": plain(state.given, self.path_of)}
        spec: dict[str, _t.Any] = {"type": f"plugboard.process.{type(process).__name__}"}
        builder = self._builder(connectors)
        if builder:
            spec["connector_builder"] = builder
        whole = {"process": {**spec, "args": args}}
        return {"plugboard": {**whole, "tune": tune} if tune else whole}

    def _builder(self, connectors: list[_t.Any]) -> dict[str, _t.Any]:
        first = connectors[0] if connectors else None
        if first is None:
            return {}
        options = {k: v for k, v in plain(first.options, self.path_of).items() if v}
        kind = type(first).__name__
        if kind == "AsyncioConnector" and not options:
            return {}
        told = {"type": f"plugboard.connector.{kind}"}
        return {**told, "args": options} if options else told
