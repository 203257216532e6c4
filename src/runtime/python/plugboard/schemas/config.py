"""What a YAML file of plugboard holds."""

from pathlib import Path
import typing as _t

from plugboard.schemas.model import PlugboardBaseModel
from plugboard.schemas.process import ProcessSpec
from plugboard.schemas.tune import TuneSpec


class ProcessConfigSpec(PlugboardBaseModel):
    """A process, or the path of a YAML file that has it, and how it is optimised."""

    process: ProcessSpec
    tune: TuneSpec | None = None

    @classmethod
    def _prepare(cls, values: dict[str, _t.Any]) -> dict[str, _t.Any]:
        path = values.get("process")
        if isinstance(path, str) and Path(path).exists():
            from msgspec import yaml

            try:
                values["process"] = yaml.decode(Path(path).read_bytes())["plugboard"]["process"]
            except KeyError:
                raise ValueError(
                    "The provided YAML file does not contain a Plugboard process specification."
                ) from None
        return values


class ConfigSpec(PlugboardBaseModel):
    """The whole file."""

    plugboard: ProcessConfigSpec
