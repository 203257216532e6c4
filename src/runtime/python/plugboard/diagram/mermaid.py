"""Mermaid's text for a process."""

from abc import ABC, abstractmethod
import base64
import json
import typing as _t
import zlib

_TOP = "flowchart LR"


def _node(component: _t.Any) -> str:
    label = f"{type(component).__name__}<br>**{component.name}**"
    return f"{component.id}@{{ shape: rounded, label: {label} }}"


def _event(event: _t.Any) -> str:
    return f"{event.type}@{{ shape: hex, label: {event.__name__} }}"


def _own(events: _t.Iterable[_t.Any]) -> list[_t.Any]:
    """Without the framework's own."""
    return [event for event in events if not event.type.startswith("system")]


class Diagram(ABC):
    """A diagram."""

    @property
    @abstractmethod
    def diagram(self) -> str:
        """Its text."""

    def __str__(self) -> str:
        return self.diagram


class MermaidDiagram(Diagram):
    """A diagram for Mermaid."""

    def __init__(self, spec: str) -> None:
        self._spec = spec

    @property
    def diagram(self) -> str:
        """Its text."""
        return self._spec

    @property
    def url(self) -> str:
        """The address at which Mermaid's own editor shows it."""
        told = {"code": self._spec, "mermaid": {"theme": "default"}}
        packed = zlib.compress(json.dumps(told, separators=(",", ":")).encode(), 9)
        return f"https://mermaid.live/edit#pako:{base64.urlsafe_b64encode(packed).decode()}"

    @classmethod
    def from_process(cls, process: _t.Any, **kwargs: _t.Any) -> _t.Self:
        """The diagram of a process."""
        known = process.components
        lines = [_TOP]
        for connector in process.connectors.values():
            source, target = connector.spec.source.entity, connector.spec.target.entity
            if source in known and target in known:
                lines.append(f"{_node(known[source])} --> {_node(known[target])}")
        for component in known.values():
            for event in _own(component.io.input_events):
                lines.append(f"{_event(event)} -.-> {_node(component)}")
        for component in known.values():
            for event in _own(component.io.output_events):
                lines.append(f"{_node(component)} -.-> {_event(event)}")
        return cls("\n  ".join(lines), **kwargs)


def markdown_diagram(process: _t.Any) -> str:
    """The diagram of a process for a text in Markdown."""
    return f"```mermaid\n{MermaidDiagram.from_process(process).diagram}\n```"
