"""Checks of a whole process, given as `process.dict()` tells it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
import typing as _t

_Check = Callable[[dict[str, _t.Any]], list[str]]
_checks: list[_Check] = []


def validator[Check: _Check](function: Check) -> Check:
    """Adds a check: it gets the process and returns messages."""
    _checks.append(function)
    return function


def validate_process(process_dict: dict[str, _t.Any]) -> list[str]:
    """Messages of all checks; none where the process is valid."""
    return [message for check in _checks for message in check(process_dict)]


def _specs(process_dict: dict[str, _t.Any]) -> list[dict[str, _t.Any]]:
    return [connector["spec"] for connector in process_dict["connectors"].values()]


@validator
def validate_all_inputs_connected(process_dict: dict[str, _t.Any]) -> list[str]:
    """Every input has a connector, or an event whose handler fills it."""
    connected = defaultdict(set)
    for spec in _specs(process_dict):
        connected[spec["target"]["entity"]].add(spec["target"]["descriptor"])
    messages = []
    for name, component in process_dict["components"].items():
        io = component.get("io", {})
        filled = set().union(*io.get("event_field_coverage", {}).values())
        missing = set(io.get("inputs", [])) - connected[name] - filled
        if missing:
            messages.append(f"Component '{name}' has unconnected inputs: {sorted(missing)}")
    return messages


@validator
def validate_input_events(process_dict: dict[str, _t.Any]) -> list[str]:
    """Every event that a component waits for has one that sends it."""
    components = process_dict["components"]
    sent = {e for c in components.values() for e in c.get("io", {}).get("output_events", [])}
    messages = []
    for name, component in components.items():
        missing = set(component.get("io", {}).get("input_events", [])) - sent
        if missing:
            messages.append(
                f"Component '{name}' has input events with no producer: {sorted(missing)}"
            )
    return messages


def simple_cycles(graph: dict[str, set[str]]) -> Iterator[list[str]]:
    """Every way in a circle that comes through no vertex twice, each once."""
    order = {vertex: at for at, vertex in enumerate(graph)}
    for start in graph:
        # Each circle is found from its first vertex alone.
        ways = [[start]]
        while ways:
            way = ways.pop()
            for vertex in graph.get(way[-1], ()):
                if vertex == start:
                    yield way
                elif order.get(vertex, -1) > order[start] and vertex not in way:
                    ways.append([*way, vertex])


@validator
def validate_no_unresolved_cycles(process_dict: dict[str, _t.Any]) -> list[str]:
    """Every circle has an input with initial values."""
    graph: dict[str, set[str]] = defaultdict(set)
    fields = defaultdict(set)
    for spec in _specs(process_dict):
        source, target = spec["source"]["entity"], spec["target"]["entity"]
        if source != target:
            graph[source].add(target)
            fields[source, target].add(spec["target"]["descriptor"])
    begun = {
        name: set(component.get("io", {}).get("initial_values") or {})
        for name, component in process_dict["components"].items()
    }
    messages = []
    for cycle in simple_cycles(dict(graph)):
        edges = zip(cycle, [*cycle[1:], cycle[0]])
        if not any(fields[edge] & begun.get(edge[1], set()) for edge in edges):
            way = " -> ".join([*cycle, cycle[0]])
            messages.append(
                f"Circular connection detected without initial values: {way}. "
                f"Set initial_values on a component input within the loop to resolve."
            )
    return messages
