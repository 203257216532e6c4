"""Arguments and specifications of components."""

import re
import typing as _t

from plugboard.schemas.field import Field
from plugboard.schemas.model import PlugboardBaseModel

_UNITS = {"": 1.0, "n": 1e-9, "u": 1e-6, "m": 1e-3, "k": 1e3}
_UNITS.update({unit: 1000.0 ** (n + 2) for n, unit in enumerate("MGTPE")})
_UNITS.update({f"{unit}i": 1024.0 ** (n + 1) for n, unit in enumerate("KMGTPE")})
_AMOUNT = re.compile(r"^(\d+(?:\.\d+)?)([a-zA-Z]*)$")


def _amount(value: _t.Any) -> float:
    """A number, or a text with a unit: `250m`, `10Mi`."""
    if isinstance(value, (int, float)):
        return float(value)
    if not isinstance(value, str):
        raise ValueError(f"Resource value must be a string, int, or float: {value}")
    found = _AMOUNT.match(value.strip())
    if found is None:
        raise ValueError(f"Invalid resource value format: {value}")
    if found[2] not in _UNITS:
        raise ValueError(f"Unknown resource suffix '{found[2]}' in value: {value}")
    return float(found[1]) * _UNITS[found[2]]


class Resource(PlugboardBaseModel):
    """What a component asks of the machines of a cluster. Texts may have units: `500m`, `10Mi`."""

    cpu: float = 0.001
    gpu: float = 0
    memory: int = 0
    resources: dict[str, float] = Field(default_factory=dict)

    @classmethod
    def _prepare(cls, values: dict[str, _t.Any]) -> dict[str, _t.Any]:
        for name in values.keys() & {"cpu", "gpu", "memory"}:
            amount = _amount(values[name])
            values[name] = int(amount) if name == "memory" else amount
        if isinstance(values.get("resources"), dict):
            values["resources"] = {k: _amount(v) for k, v in values["resources"].items()}
        return values

    def to_ray_options(
        self, style: _t.Literal["actor", "placement_group"] = "actor"
    ) -> dict[str, _t.Any]:
        """The same in Ray's words; what is not asked for is left out."""
        cpu, gpu = ("num_cpus", "num_gpus") if style == "actor" else ("CPU", "GPU")
        amounts = {cpu: round(self.cpu, 4), gpu: round(self.gpu, 4), "memory": self.memory}
        own = {key: round(value, 4) for key, value in self.resources.items()}
        options: dict[str, _t.Any] = {key: value for key, value in amounts.items() if value > 0}
        return {**options, "resources": own} if own else options


class ComponentArgsDict(_t.TypedDict):
    """Arguments that every component takes."""

    name: str
    initial_values: _t.NotRequired[dict[str, _t.Any] | None]
    parameters: _t.NotRequired[dict[str, _t.Any] | None]
    constraints: _t.NotRequired[dict[str, _t.Any] | None]
    resources: _t.NotRequired[Resource | None]


class ComponentArgsSpec(PlugboardBaseModel, extra="allow"):
    """Arguments of a component, with those of its own class."""

    name: str = Field(pattern=r"^([a-zA-Z_][a-zA-Z0-9_-]*)$")
    initial_values: dict[str, _t.Any] = {}
    parameters: dict[str, _t.Any] = {}
    constraints: dict[str, _t.Any] = {}
    resources: Resource | None = None


class ComponentSpec(PlugboardBaseModel):
    """A component: the path of its class and its arguments."""

    type: str
    args: ComponentArgsSpec
