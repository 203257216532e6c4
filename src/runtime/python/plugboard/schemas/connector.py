"""Specifications of connectors."""

from collections.abc import Container
from enum import StrEnum
import re
import typing as _t

from plugboard.schemas.model import PlugboardBaseModel

DEFAULT_CONNECTOR_CLS_PATH = "plugboard.connector.AsyncioConnector"
RAY_CONNECTOR_CLS_PATH = "plugboard.connector.RayConnector"

_REFERENCE = re.compile(r"^([a-zA-Z_][a-zA-Z0-9_\-]*)\.([a-zA-Z_][a-zA-Z0-9_]*)$")


class ConnectorMode(StrEnum):
    """How values go: one after the other to one component, or each to all that listen."""

    PIPELINE = "pipeline"
    PUBSUB = "pubsub"


class ConnectorSocket(PlugboardBaseModel):
    """One end of a connector: a field of a component."""

    entity: str
    descriptor: str

    @classmethod
    def from_ref(cls, ref: str) -> _t.Self:
        """The end that `component.field` names; raises ValueError."""
        found = _REFERENCE.match(ref)
        if found is None:
            raise ValueError(f"Reference must be of the form 'entity.descriptor', got {ref}")
        return cls(entity=found[1], descriptor=found[2])

    @property
    def id(self) -> str:
        """`component.field`."""
        return f"{self.entity}.{self.descriptor}"

    def __str__(self) -> str:
        return self.id

    def connects_to(self, entities: Container[str]) -> bool:
        """Whether it is an end at one of these components."""
        return self.entity in entities


class ConnectorSpec(PlugboardBaseModel):
    """A connector: the fields at its ends, which may be given as `component.field`, and its mode."""

    source: ConnectorSocket
    target: ConnectorSocket
    mode: ConnectorMode = ConnectorMode.PIPELINE

    @classmethod
    def _prepare(cls, values: dict[str, _t.Any]) -> dict[str, _t.Any]:
        for name in values.keys() & {"source", "target"}:
            if isinstance(values[name], str):
                values[name] = ConnectorSocket.from_ref(values[name])
        return values

    @property
    def id(self) -> str:
        """Both ends."""
        return f"{self.source.id}..{self.target.id}"

    def __str__(self) -> str:
        return self.id


class ConnectorBuilderArgsDict(_t.TypedDict):
    """Arguments that a connector builder takes."""

    parameters: dict[str, _t.Any]


class ConnectorBuilderArgsSpec(PlugboardBaseModel, extra="allow"):
    """Arguments of all connectors of a process."""

    parameters: dict[str, _t.Any] = {}


class ConnectorBuilderSpec(PlugboardBaseModel):
    """The class of the connectors of a process, and their arguments."""

    type: str = DEFAULT_CONNECTOR_CLS_PATH
    args: ConnectorBuilderArgsSpec = ConnectorBuilderArgsSpec()
