"""Specifications of processes and of whole files."""

import typing as _t

from plugboard.schemas.component import ComponentSpec
from plugboard.schemas.connector import (
    DEFAULT_CONNECTOR_CLS_PATH,
    RAY_CONNECTOR_CLS_PATH,
    ConnectorBuilderSpec,
    ConnectorSpec,
)
from plugboard.schemas.field import Field
from plugboard.schemas.model import PlugboardBaseModel
from plugboard.schemas.state import (
    DEFAULT_STATE_BACKEND_CLS_PATH,
    RAY_STATE_BACKEND_CLS_PATH,
    StateBackendSpec,
)

_LOCAL = "plugboard.process.LocalProcess"
_RAY = "plugboard.process.RayProcess"
_LONG = {
    "plugboard.process.local_process.LocalProcess": _LOCAL,
    "plugboard.process.ray_process.RayProcess": _RAY,
}


class ProcessArgsDict(_t.TypedDict):
    """Arguments that every process takes."""

    components: list[ComponentSpec]
    connectors: list[ConnectorSpec]
    name: _t.NotRequired[str | None]
    parameters: dict[str, _t.Any]
    state: _t.NotRequired[StateBackendSpec | None]


class ProcessArgsSpec(PlugboardBaseModel, extra="allow"):
    """Components and connectors of a process, and its parameters, which all components share."""

    components: list[ComponentSpec] = Field(min_length=1)
    connectors: list[ConnectorSpec] = []
    name: str | None = None
    parameters: dict[str, _t.Any] = {}
    state: StateBackendSpec = StateBackendSpec()

    @classmethod
    def _prepare(cls, values: dict[str, _t.Any]) -> dict[str, _t.Any]:
        optional = ("parameters", "state")
        return {k: v for k, v in values.items() if v is not None or k not in optional}


class ProcessSpec(PlugboardBaseModel):
    """A process: its class, its arguments and its connectors' class."""

    args: ProcessArgsSpec
    type: _t.Literal["plugboard.process.LocalProcess", "plugboard.process.RayProcess"] = _LOCAL
    connector_builder: ConnectorBuilderSpec = ConnectorBuilderSpec()

    @classmethod
    def _prepare(cls, values: dict[str, _t.Any]) -> dict[str, _t.Any]:
        if isinstance(values.get("type"), str):
            values["type"] = _LONG.get(values["type"], values["type"])
        return values

    def _check(self) -> None:
        if self.type == _RAY:
            if self.connector_builder.type == DEFAULT_CONNECTOR_CLS_PATH:
                raise ValueError("RayProcess requires a parallel-capable connector type.")
            if self.args.state.type == DEFAULT_STATE_BACKEND_CLS_PATH:
                self.args.state.type = RAY_STATE_BACKEND_CLS_PATH

    def override_process_type(self, process_type: _t.Literal["local", "ray"]) -> _t.Self:
        """The same as a process of another class, with connectors and state that fit it."""
        is_ray = process_type == "ray"
        connectors = (DEFAULT_CONNECTOR_CLS_PATH, RAY_CONNECTOR_CLS_PATH)
        states = (DEFAULT_STATE_BACKEND_CLS_PATH, RAY_STATE_BACKEND_CLS_PATH)
        changed = self.model_copy(deep=True)
        changed.__dict__["type"] = _RAY if is_ray else _LOCAL
        if changed.connector_builder.type in connectors:
            changed.connector_builder.type = connectors[is_ray]
        if changed.args.state.type in states:
            changed.args.state.type = states[is_ray]
        return changed
