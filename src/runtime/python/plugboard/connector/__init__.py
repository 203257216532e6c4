"""Connectors between fields of components.

They only say what is connected by what: values go by the engine.
"""

from plugboard.connector.connector import (
    AsyncioConnector,
    Connector,
    RabbitMQConnector,
    RayConnector,
    RedisConnector,
    ZMQConnector,
)
from plugboard.connector.connector_builder import ConnectorBuilder

__all__ = [
    "AsyncioConnector",
    "Connector",
    "ConnectorBuilder",
    "RabbitMQConnector",
    "RayConnector",
    "RedisConnector",
    "ZMQConnector",
]
