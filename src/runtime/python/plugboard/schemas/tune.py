"""Specifications of an optimisation."""

import typing as _t

from plugboard.schemas.field import Field
from plugboard.schemas.model import PlugboardBaseModel

Direction = _t.Literal["min", "max"]


class OptunaSpec(PlugboardBaseModel):
    """How Optuna searches."""

    type: _t.Literal["ray.tune.search.optuna.OptunaSearch"] = "ray.tune.search.optuna.OptunaSearch"
    space: str | None = None
    study_name: str | None = None
    storage: str | None = None
    points_to_evaluate: list[dict[str, _t.Any]] | None = None


class BaseFieldSpec(PlugboardBaseModel):
    """A field, argument, initial value or parameter of a component, or a parameter of the process."""

    object_type: _t.Literal["component", "process"] = Field("component", exclude=True)
    object_name: str | None = Field(default=None, exclude=True)
    field_type: _t.Literal["arg", "initial_value", "field", "parameter"] = Field(exclude=True)
    field_name: str = Field(exclude=True)

    def _check(self) -> None:
        if self.object_type == "process" and self.field_type != "parameter":
            raise ValueError("If object_type is 'process', field_type must be 'parameter'.")

    @property
    def full_name(self) -> str:
        """Type and name of the object, type and name of the field."""
        owner = self.object_name or "default"
        return f"{self.object_type}.{owner}.{self.field_type}.{self.field_name}"


class ObjectiveSpec(BaseFieldSpec):
    """A field whose value after a run is optimised."""

    @classmethod
    def _prepare(cls, values: dict[str, _t.Any]) -> dict[str, _t.Any]:
        values.setdefault("field_type", "field")
        if values["field_type"] != "field":
            raise ValueError("The field type must be 'field' for an objective specification.")
        return values


class FloatParameterSpec(BaseFieldSpec):
    """A number between two others."""

    type: _t.Literal["ray.tune.uniform"] = "ray.tune.uniform"
    lower: float
    upper: float


class IntParameterSpec(BaseFieldSpec):
    """A whole number from `lower` on, below `upper`."""

    type: _t.Literal["ray.tune.randint"] = "ray.tune.randint"
    lower: int
    upper: int


class CategoricalParameterSpec(BaseFieldSpec):
    """One of a list."""

    type: _t.Literal["ray.tune.choice"] = "ray.tune.choice"
    categories: list[_t.Any]


ParameterSpec = FloatParameterSpec | IntParameterSpec | CategoricalParameterSpec


class TuneArgsDict(_t.TypedDict):
    """Arguments that a tuner takes."""

    objective: str | list[str]
    parameters: list[ParameterSpec]
    num_samples: int
    mode: _t.NotRequired[Direction | list[Direction]]
    max_concurrent: _t.NotRequired[int | None]
    algorithm: OptunaSpec


class TuneArgsSpec(PlugboardBaseModel):
    """What is optimised over what, and how often it is tried."""

    objective: ObjectiveSpec | list[ObjectiveSpec]
    parameters: list[ParameterSpec] = Field(min_length=1)
    num_samples: int
    mode: Direction | list[Direction] = "max"
    max_concurrent: int | None = None
    algorithm: OptunaSpec = OptunaSpec()

    def _check(self) -> None:
        for name in ("num_samples", "max_concurrent"):
            number = getattr(self, name)
            if number is not None and number <= 0:
                raise ValueError(f"TuneArgsSpec.{name}: Input should be greater than 0")
        if isinstance(self.mode, list):
            if not isinstance(self.objective, list):
                raise ValueError(
                    "In multi-objective optimisation, both `mode` and `objective` must be lists."
                )
            if len(self.mode) != len(self.objective):
                raise ValueError("The length of `mode` must match the length of `objective`.")


class TuneSpec(PlugboardBaseModel):
    """An optimisation."""

    args: TuneArgsSpec
