"""Statuses, and specifications of state backends."""

from enum import StrEnum
import typing as _t

from plugboard.schemas.entities import Entity
from plugboard.schemas.field import Field
from plugboard.schemas.model import PlugboardBaseModel

DEFAULT_STATE_BACKEND_CLS_PATH = "plugboard.state.DictStateBackend"
RAY_STATE_BACKEND_CLS_PATH = "plugboard.state.RayStateBackend"


class Status(StrEnum):
    """Where a component or a process is in its run."""

    CREATED = "created"
    INIT = "init"
    RUNNING = "running"
    WAITING = "waiting"
    COMPLETED = "completed"
    FAILED = "failed"
    STOPPED = "stopped"

    @property
    def is_terminal(self) -> bool:
        """Whether nothing comes after it."""
        return self in (Status.COMPLETED, Status.FAILED, Status.STOPPED)


class StateBackendArgsDict(_t.TypedDict):
    """Arguments that every state backend takes."""

    job_id: _t.NotRequired[str | None]
    metadata: _t.NotRequired[dict[str, _t.Any] | None]


class StateBackendArgsSpec(PlugboardBaseModel, extra="allow"):
    """Arguments of a state backend, with those of its own class."""

    job_id: str | None = Field(default=None, pattern=Entity.Job.id_regex)
    metadata: dict[str, _t.Any] = {}


class StateBackendSpec(PlugboardBaseModel):
    """A state backend: the path of its class and its arguments."""

    type: str = DEFAULT_STATE_BACKEND_CLS_PATH
    args: StateBackendArgsSpec = StateBackendArgsSpec()
