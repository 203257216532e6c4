"""Components made of functions."""

import inspect
import random
import string
import typing as _t

from plugboard.component.component import Component, ComponentRegistry
from plugboard.component.io_controller import IOController


class ComponentDecoratorHelper:
    """A function that can be called as before, and made a component of."""

    def __init__(self, function: _t.Callable, component_class: type[Component]) -> None:
        self._func = function
        self._component_cls = component_class

    def component(self, name: str | None = None, **kwargs: _t.Any) -> Component:
        """A component that calls the function in each step."""
        letters = string.ascii_letters + string.digits
        ending = "".join(random.choice(letters) for _ in range(6))
        return self._component_cls(name=name or f"{self._func.__name__}_{ending}", **kwargs)

    def __call__(self, *args: _t.Any, **kwargs: _t.Any) -> _t.Any:
        return self._func(*args, **kwargs)


def component(
    inputs: _t.Any = None, outputs: _t.Any = None
) -> _t.Callable[[_t.Callable], ComponentDecoratorHelper]:
    """Makes a component of a function: inputs are its arguments, the map it returns has the outputs."""

    def decorate(function: _t.Callable) -> ComponentDecoratorHelper:
        class _FuncComponent(Component):
            __doc__ = function.__doc__
            io = IOController(inputs=inputs, outputs=outputs)
            wrapped_function = staticmethod(function)

            async def step(self) -> None:
                result = function(**{field: getattr(self, field) for field in self.io.inputs})
                if inspect.isawaitable(result):
                    result = await result
                if not isinstance(result, dict):
                    raise ValueError(f"Wrapped function must return a dict, got {type(result)}")
                for key, value in result.items():
                    setattr(self, key, value)

        for key in (function.__name__, f"{function.__module__}.{function.__name__}"):
            ComponentRegistry.add(_FuncComponent, key=key)
        return ComponentDecoratorHelper(function, _FuncComponent)

    return decorate
