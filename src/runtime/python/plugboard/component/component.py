"""The base class of all components."""

from abc import ABC
import functools
import inspect
import typing as _t

from plugboard.component.io_controller import IOController
from plugboard.component.logger import Logger
from plugboard.exceptions import IOSetupError


class ComponentRegistry:
    """Every class of a component, by its name and by its path."""

    classes: _t.ClassVar[dict[str, type]] = {}

    @classmethod
    def add(cls, component_class: type, key: str | None = None) -> None:
        """Adds a class under a key, or under its name and its path."""
        path = f"{component_class.__module__}.{component_class.__qualname__}"
        for name in [key] if key else [component_class.__name__, path]:
            cls.classes[name] = component_class

    @classmethod
    def get(cls, key: str) -> type:
        """The class under a key; raises KeyError where there is none."""
        return cls.classes[key]


def _keeping_arguments(init: _t.Callable) -> _t.Callable:
    """A constructor that keeps what the outermost call was given."""

    @functools.wraps(init)
    def wrapped(self: _t.Any, *args: _t.Any, **kwargs: _t.Any) -> None:
        self.__dict__.setdefault("_given", (args, kwargs))
        init(self, *args, **kwargs)

    return wrapped


def _takes_steps_of_parent(function: _t.Any) -> bool:
    """Whether a `run` has its parent's in it, which takes the steps; one that takes its own would never end."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    return code is not None and "super" in code.co_names and "run" in code.co_names


def _track(self: _t.Any, key: str, value: _t.Any) -> None:
    """Sets an attribute, and notes inputs that are assigned by hand."""
    if key in self.io.inputs:
        self.__dict__.setdefault("_assigned", set()).add(key)
    object.__setattr__(self, key, value)


class Component(ABC):
    """What runs in a process: reads its inputs and sets its outputs in `step`.

    Attributes:
        io: Fields and events. Those of parent classes count too.
        exports: Names of attributes that are shown after a run.
        resources: What it asks of a machine, where it runs on a cluster.
    """

    io: _t.Any = IOController()
    exports: list[str] | None = None
    resources: _t.Any = None

    def __init__(
        self,
        *,
        name: str,
        initial_values: dict[str, _t.Iterable] | None = None,
        parameters: dict[str, _t.Any] | None = None,
        state: _t.Any = None,
        constraints: dict | None = None,
        resources: _t.Any = None,
    ) -> None:
        declared = type(self).io
        self.name = name
        self._initial_values = initial_values or {}
        self._constraints = constraints or {}
        self._parameters = parameters or {}
        self._state = state
        self._status = "created"
        self.resources = resources or type(self).resources
        self._logger = Logger(cls=type(self).__name__, name=name)
        self.io = IOController(
            inputs=declared.inputs,
            outputs=declared.outputs,
            initial_values=self._initial_values,
            input_events=declared.input_events,
            output_events=declared.output_events,
            event_field_coverage=declared.event_field_coverage,
            namespace=name,
            component=self,
        )

    def __init_subclass__(cls, *args: _t.Any, **kwargs: _t.Any) -> None:
        super().__init_subclass__(*args, **kwargs)
        ComponentRegistry.add(cls)
        if "__init__" in cls.__dict__:
            cls.__init__ = _keeping_arguments(cls.__dict__["__init__"])  # type: ignore[misc]
        cls._configure_io()

    @classmethod
    def _configure_io(cls) -> None:
        """Joins what the class and its parents declare."""
        family = [c for c in cls.__mro__ if c is not Component and issubclass(c, Component)]
        joined: dict[str, set] = {
            kind: set().union(*(getattr(c.__dict__.get("io"), kind, None) or [] for c in family))
            for kind in ("inputs", "outputs", "input_events", "output_events")
        }
        coverage: dict[str, list[str]] = {}
        for name in dir(cls):
            coverage.update(getattr(getattr(cls, name, None), "_event_field_coverage", {}))
        cls.io = IOController(
            **{kind: sorted(members, key=str) for kind, members in joined.items()},
            event_field_coverage=coverage,
        )
        cls.exports = sorted({name for c in family for name in c.__dict__.get("exports") or []})
        if ABC not in cls.__bases__ and not any(joined.values()):
            raise IOSetupError(
                f"{cls.__name__} must extend Component abstract base class io arguments"
            )
        has_setter = any("__setattr__" in c.__dict__ for c in family)
        if joined["inputs"] and joined["input_events"] and not has_setter:
            cls.__setattr__ = _track  # type: ignore[method-assign, assignment]

    def __getattr__(self, key: str) -> _t.Any:
        if not key.startswith("_"):
            return None
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{key}'")

    @property
    def id(self) -> str:
        """The name, which is unique in a process."""
        return self.name

    @property
    def parameters(self) -> dict[str, _t.Any]:
        """Parameters: from `init` on with those of the process."""
        return self._parameters

    @property
    def state(self) -> _t.Any:
        """The state backend that it was made with, if any."""
        return self._state

    @property
    def status(self) -> str:
        """The status that the component knows of itself."""
        return self._status

    async def init(self) -> None:
        """Called once before the first step."""

    async def step(self) -> None:
        """Called for each row of inputs."""
        raise NotImplementedError("Component step method not implemented")

    async def run(self) -> None:
        """Steps until the io is closed, for a component that is used without a process."""
        while not self.io.is_closed and "_is_ending" not in self.__dict__:
            await self.step()

    async def _finish(self) -> None:
        """Called when the run has ended well: does what an author's own `run` does behind the steps."""
        function = type(self).run
        if function.__module__.split(".")[0] == "plugboard" or "_is_ending" in self.__dict__:
            return
        if not _takes_steps_of_parent(function):
            self._logger.warning("Its run() is passed over: it does not call super().run().")
            return
        self._is_ending = True
        try:
            await self.run()
        finally:
            del self._is_ending

    async def destroy(self) -> None:
        """Called when the process is destroyed, also after failures."""

    def export(self) -> dict[str, _t.Any]:
        """Class and arguments, from which the same component can be made."""
        args, kwargs = self.__dict__.get("_given", ((), {}))
        path = f"{type(self).__module__}.{type(self).__name__}"
        return {"type": path, "args": {**dict(enumerate(args)), **kwargs}}

    def dict(self) -> dict[str, _t.Any]:
        """Its fields as they are now."""
        return {
            "id": self.id,
            "name": self.name,
            "status": self._status,
            "input": {name: getattr(self, name, None) for name in self.io.inputs},
            "output": {name: getattr(self, name, None) for name in self.io.outputs},
            "exports": {name: getattr(self, name, None) for name in self.exports or []},
            "io": self.io.dict(),
        }
