"""Makes many connectors of a kind."""

import typing as _t

if _t.TYPE_CHECKING:
    from plugboard.connector.connector import Connector
    from plugboard.schemas import ConnectorSpec


class ConnectorBuilder:
    """Makes connectors of one class with the same options."""

    def __init__(
        self, connector_cls: "type[Connector]", *args: _t.Any, **kwargs: _t.Any
    ) -> None:
        self._connector_cls = connector_cls
        self._args = args
        self._kwargs = kwargs

    def build(self, spec: "ConnectorSpec") -> "Connector":
        """A connector."""
        return self._connector_cls(spec, *self._args, **self._kwargs)

    def build_event_connectors(self, components: _t.Iterable[_t.Any]) -> "list[Connector]":
        """A connector for each type of events that the components send or take."""
        from plugboard.schemas import ConnectorSpec

        ends = {}
        for component in components:
            for event in [*component.io.input_events, *component.io.output_events]:
                name = event.safe_type()
                ends[name] = {
                    "source": {"entity": name, "descriptor": "publishers"},
                    "target": {"entity": name, "descriptor": "subscribers"},
                    "mode": "pubsub",
                }
        return [self.build(ConnectorSpec(**end)) for end in ends.values()]
