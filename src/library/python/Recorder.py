import csv
import json
from pathlib import Path
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict


_WORDS = frozenset(["True", "False", "nan", "inf"])


class Recorder(Component):
    """Writes every value that comes in at "value" into a CSV file with the columns index and value.

    Each value is in the file as soon as it came: a run that breaks off leaves what there was.
    """

    io = IOController(inputs=["value"])

    def __init__(self, path: str, **kwargs: _t.Unpack[ComponentArgsDict]) -> None:
        super().__init__(**kwargs)
        self._path = Path(path)
        self._index = 0
        self._file: _t.TextIO | None = None
        self._rows: _t.Any = None

    async def init(self) -> None:
        await super().init()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open(
            "w", encoding="utf-8", errors="backslashreplace", newline="", buffering=1
        )
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._index = 0
        self._rows.writerow(["index", "value"])

    async def step(self) -> None:
        self._rows.writerow([self._index, _cell(self.value)])
        self._index += 1

    async def destroy(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None
        self._rows = None
        await super().destroy()


def _cell(value: _t.Any) -> str:
    """A value so that it can be read back: numbers as Python writes them, lists and maps as JSON.

    Text stands as it is, where nobody could take it for anything else; any other text is JSON too.
    """
    value = _plain(value)
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return repr(value)
    if isinstance(value, str) and value[:1].isalpha() and value not in _WORDS:
        return value
    return json.dumps(value)


def _plain(value: _t.Any) -> _t.Any:
    """The value as plain Python: arrays and scalars of numpy, dates and the like too."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, float):
        return float(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    return _plain(value.tolist()) if hasattr(value, "tolist") else str(value)
