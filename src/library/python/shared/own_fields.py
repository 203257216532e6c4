import typing as _t

from plugboard.component import Component, IOController


def own_fields(
    component: Component,
    inputs: list[str],
    outputs: list[str],
    initial_values: dict[str, _t.Iterable] | None,
) -> None:
    """Gives one component the fields that follow from its arguments.

    Call it at the end of a constructor that kept `initial_values` back from `Component`, which knows
    the fields of the class only and would refuse them.
    """
    component._initial_values = initial_values or {}
    component.io = IOController(
        inputs=inputs,
        outputs=outputs,
        initial_values=component._initial_values,
        input_events=component.__class__.io.input_events,
        output_events=component.__class__.io.output_events,
        event_field_coverage=component.__class__.io.event_field_coverage,
        namespace=component.name,
        component=component,
    )
