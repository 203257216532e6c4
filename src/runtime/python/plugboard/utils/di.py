"""What components share: settings, the log, the job's id."""

import os
import typing as _t

from plugboard.component.logger import Logger
from plugboard.utils.entities import EntityIdGen
from plugboard.utils.settings import Settings


class _Provider:
    """Gives the same object each time."""

    def __init__(self, make: _t.Callable[[], _t.Any]) -> None:
        self._make = make
        self._made: _t.Any = None

    def resolve_sync(self) -> _t.Any:
        """The object."""
        if self._made is None:
            self._made = self._make()
        return self._made

    async def resolve(self) -> _t.Any:
        """The object."""
        return self.resolve_sync()


class DI:
    """The shared objects; each is given by its `resolve` or `resolve_sync`."""

    settings = _Provider(Settings)
    logger = _Provider(Logger)
    job_id = _Provider(lambda: os.environ.get("PLUGBOARD_JOB_ID") or EntityIdGen.job_id())

    @classmethod
    async def tear_down(cls) -> None:
        """Nothing is held that must be freed."""
