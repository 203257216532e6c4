"""The kinds of state backends. They only say what a process was given: the engine keeps the state."""

from datetime import datetime, timezone
import typing as _t

from plugboard.exceptions import NotFoundError
from plugboard.utils import DI


class StateBackend:
    """Where a process keeps what it knows of itself."""

    def __init__(
        self,
        job_id: str | None = None,
        metadata: dict[str, _t.Any] | None = None,
        **kwargs: _t.Any,
    ) -> None:
        given = {"job_id": job_id, "metadata": metadata or None, **kwargs}
        #: The arguments that it was made with.
        self.given = {name: value for name, value in given.items() if value is not None}
        self._job_id = job_id
        self._processes: dict[str, _t.Any] = {}
        self.metadata = metadata or {}
        self.created_at = datetime.now(timezone.utc).isoformat()

    @property
    def job_id(self) -> str:
        """The id of the job: the one given, else a new one."""
        self._job_id = self._job_id or DI.job_id.resolve_sync()
        return self._job_id

    async def init(self) -> None:
        """There is nothing to open."""

    async def destroy(self) -> None:
        """There is nothing to close."""

    async def __aenter__(self) -> _t.Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        """There is nothing to close."""

    async def upsert_process(self, process: _t.Any, with_components: bool = False) -> None:
        """Keeps a process."""
        self._processes[process.id] = process

    async def get_process(self, process_id: str) -> dict[str, _t.Any]:
        """A process that was kept; raises NotFoundError."""
        if process_id not in self._processes:
            raise NotFoundError(f"Process with id {process_id} not found.")
        return self._processes[process_id].dict()


class DictStateBackend(StateBackend):
    """In memory."""


class RayStateBackend(StateBackend):
    """On a Ray cluster."""


class SqliteStateBackend(StateBackend):
    """In a file of SQLite."""

    def __init__(self, db_path: str = "plugboard.db", **kwargs: _t.Any) -> None:
        super().__init__(db_path=db_path, **kwargs)


class PostgresStateBackend(StateBackend):
    """In a database of PostgreSQL."""

    def __init__(self, db_url: str | None = None, **kwargs: _t.Any) -> None:
        super().__init__(db_url=db_url, **kwargs)
