"""The kinds of connectors."""

import typing as _t

from plugboard.connector.connector_builder import ConnectorBuilder

if _t.TYPE_CHECKING:
    from plugboard.schemas import ConnectorSpec


class Connector:
    """A connector from one field to another."""

    def __init__(self, spec: "ConnectorSpec", *args: _t.Any, **kwargs: _t.Any) -> None:
        self.spec = spec
        #: What the connector was given beside its ends.
        self.options = kwargs

    @property
    def id(self) -> str:
        """Both ends."""
        return self.spec.id

    def export(self) -> dict[str, _t.Any]:
        """Its specification as plain data."""
        return self.spec.model_dump()

    def dict(self) -> dict[str, _t.Any]:
        """Its id and specification."""
        return {"id": self.id, "spec": self.export()}

    @classmethod
    def builder(cls, *args: _t.Any, **kwargs: _t.Any) -> ConnectorBuilder:
        """Makes connectors of this class with the same options."""
        return ConnectorBuilder(cls, *args, **kwargs)


class AsyncioConnector(Connector):
    """Between components of one process."""


class RayConnector(Connector):
    """Between components on a Ray cluster."""


class ZMQConnector(Connector):
    """By ZeroMQ."""


class RedisConnector(Connector):
    """By a Redis server."""


class RabbitMQConnector(Connector):
    """By a RabbitMQ server."""
