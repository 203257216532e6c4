"""Components as the engine drives them."""

import asyncio
import inspect
import json
import keyword
import typing as _t
import weakref

from _patchbay import driving, failures, memory
from _patchbay.output import ROUNDS, current
from _patchbay.values import plain
from plugboard.component.component import Component

#: How a call ended: well (None stands for it), with an exception, or with something to look after.
FAILED, NOTICED = 1, 2


class Unit:
    """A component, its slots, and its step as one call."""

    def __init__(self, component: Component) -> None:
        self.component = component
        self.inputs = list(component.io.inputs)
        self.outputs = list(component.io.outputs)
        self.context = driving.context_of(component.name)
        self._slots: _t.Callable[[], _t.Any] | None = None
        #: Initial values that the component gave itself, each as JSON; None: it has those it was given.
        self.started: dict[str, list[str]] | None = None
        self.claim()

    def start(self, given: dict[str, _t.Any]) -> None:
        """Looks whether the component has other initial values than those it was given."""
        own = {field: list(values) for field, values in self.component.io.initial_values.items()}
        if own == given:
            return
        try:
            self.started = {
                field: [json.dumps(value) for value in values] for field, values in own.items()
            }
        except (TypeError, ValueError) as error:
            raise TypeError(f"The initial values that it gives itself cannot be taken: {error}") from error
        # One that was given iterators has used them up.
        self.component.io.initial_values = own

    def started_field(self, field: str) -> str:
        """Those of one input as a list of JSON texts, itself JSON; empty where it has those it was given."""
        return "" if self.started is None else json.dumps(self.started.get(field, []))

    def claim(self) -> None:
        """Gets slots, unless it has some: when it is made, and when it goes on after its end."""
        if self._slots is not None:
            return
        count = len(self.inputs) + len(self.outputs)
        self.first = memory.reserve(count)
        # Those of a component that was never ended are given back when nobody has it any more.
        self._slots = weakref.finalize(self, memory.give_back, self.first, count)
        self.step = _stepper(self)

    def release(self) -> None:
        """Gives its slots back; it steps no more until it gets others."""
        if self._slots is not None:
            self._slots()
        self._slots = None

    @property
    def first_output(self) -> int:
        """The slot of the first output; the inputs' slots come before."""
        return self.first + len(self.inputs)

    def read_inputs(self) -> None:
        """Sets the inputs to what is in their slots."""
        for at, name in enumerate(self.inputs, self.first):
            object.__setattr__(self.component, name, memory.take(at))

    def write_outputs(self) -> None:
        """Puts the outputs into their slots."""
        for at, name in enumerate(self.outputs, self.first_output):
            memory.put(at, getattr(self.component, name, None))

    def show_fields(self) -> None:
        """Puts inputs and outputs into their slots."""
        for at, name in enumerate([*self.inputs, *self.outputs], self.first):
            memory.put(at, getattr(self.component, name, None))

    def after_waiting(self) -> int | None:
        """The end of a step that was waited for."""
        if self._slots is None:
            return None
        self.write_outputs()
        return NOTICED if self.component.io._raised else None

    def after_failing(self) -> None:
        """A step has failed; what it has set by then is shown."""
        if self._slots is None:
            return
        try:
            self.write_outputs()
        except Exception:  # noqa: BLE001 - the failure itself is told
            pass

    def call(self, method: str) -> _t.Any:
        """Calls `init` or `destroy`; gives what there is to wait for."""
        current[0] = self.component.name
        try:
            function = getattr(self.component, method, None)
            if function is None:
                return None
            result = function()
            waiting = None if result is None else driving.begin(result, self.context)
        except BaseException as error:
            failures.keep(error)
            return FAILED
        finally:
            current[0] = ""
        return waiting if waiting is not None else self.noticed()

    def noticed(self) -> int | None:
        """Whether there is something to look after."""
        return NOTICED if self.component.io._raised else None

    def assigned(self) -> list[int]:
        """Inputs that were assigned by hand since the last time, by their number; their values are put into the slots."""
        names = self.component.__dict__.pop("_assigned", None)
        if not names:
            return []
        found = [at for at, name in enumerate(self.inputs) if name in names]
        for at in found:
            memory.put(self.first + at, getattr(self.component, self.inputs[at], None))
        return found

    def is_closed(self) -> bool:
        """Whether the component has closed."""
        return self.component.io._is_closed

    def take_events(self) -> list[_t.Any]:
        """Events that were queued since the last time."""
        io = self.component.io
        queued, io._queued, io._raised = io._queued, [], io._is_closed
        return queued

    def close(self) -> None:
        """The engine has closed it."""
        self.component.io._is_closed = True

    def set_parameters(self, text: str) -> None:
        """Parameters, with those of the process."""
        self.component._parameters = json.loads(text)

    def set_status(self, status: str) -> None:
        """The status as the engine knows it."""
        object.__setattr__(self.component, "_status", status)

    def attribute(self, name: str) -> _t.Any:
        """An attribute, as the page shows it."""
        return plain(getattr(self.component, name, None))

    def set_argument(self, name: str, text: str) -> bool:
        """Sets the attribute that has kept an argument, if there is one that has its name."""
        for candidate in (f"_{name}", name):
            if candidate in self.component.__dict__:
                given = json.loads(text)
                before = self.component.__dict__[candidate]
                is_whole = type(before) is float and type(given) is int
                setattr(self.component, candidate, float(given) if is_whole else given)
                return True
        return False


def is_name(name: str) -> bool:
    """Whether a field can be written as an attribute in code."""
    return name.isidentifier() and not keyword.iskeyword(name)


def may_assign(component: Component, name: str) -> bool:
    """Whether a field may be set by an assignment, which nobody watches."""
    return type(component).__setattr__ is object.__setattr__ and is_name(name)


def step_lines(component: Component, call: str, function: str, context: str) -> list[str]:
    """Statements that take the author's step: by `call` where it never waits, else what it waits for is in `w` then."""
    if not inspect.iscoroutinefunction(component.step):
        name = type(component).__name__
        return [f"raise TypeError('{name}.step must be an `async def`')"]
    if driving.may_wait(component.step):
        return [f"w = begin({function}(), {context})"]
    return [call]


def _stepper(unit: Unit) -> _t.Callable[[], _t.Any]:
    """Makes the step of a component: inputs from their slots, the author's step, outputs into theirs."""
    component = unit.component
    lines = []
    for at, name in enumerate(unit.inputs, unit.first):
        value = f"numbers[{at}] if tags[{at}] == 1 else take({at})"
        if may_assign(component, name):
            lines.append(f"c.{name} = {value}")
        else:
            lines.append(f"bind(c, {name!r}, {value})")
    lines += [
        "w = None",
        # `next` asks for no exception at the end, as `send` does.
        *step_lines(component, "next(function().__await__(), None)", "function", "context"),
        "if w is not None: return w",
    ]
    for at, name in enumerate(unit.outputs, unit.first_output):
        lines += [
            f"v = c.{name}" if is_name(name) else f"v = getattr(c, {name!r})",
            f"if type(v) is float: numbers[{at}] = v; tags[{at}] = 1",
            f"else: put({at}, v)",
        ]
    text = [
        "def step():",
        "  at = 0",
        "  try:",
        *(f"    {line}" for line in lines),
        f"    if io._raised: return {NOTICED}",
        "  except BaseException as error:",
        "    keep(error)",
        f"    return {FAILED}",
    ]
    scope: dict[str, _t.Any] = {
        "begin": driving.begin,
        "bind": object.__setattr__,
        "c": component,
        "context": unit.context,
        "function": component.step,
        "io": component.io,
        "keep": failures.keep,
        "names": [component.name],
        "numbers": memory.numbers,
        "put": memory.put,
        "tags": memory.tags,
        "take": memory.take,
    }
    exec(compile("\n".join(text), ROUNDS, "exec"), scope)
    return scope["step"]


def wait(future: asyncio.Future) -> _t.Any:
    """What JavaScript awaits: never rejects, and says how it ended."""

    async def ended() -> int | None:
        try:
            await future
        except BaseException as error:
            failures.keep(error)
            return FAILED
        return None

    return ended()
