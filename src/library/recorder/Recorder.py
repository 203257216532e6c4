import csv
from pathlib import Path
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_whole import as_whole
from shared.in_project import in_project
from shared.own_fields import own_fields
from shared.result_cell import result_cell


class Recorder(Component):
    """Writes every value that comes in at "value" into a CSV file with the columns index and value.

    Each value is in the file as soon as it came: a run that breaks off leaves what there was. A row takes
    a value of each of the other inputs too, which are not written.
    """

    io = IOController(inputs=["value"])

    def __init__(
        self,
        path: str,
        others: int = 0,
        initial_values: dict[str, _t.Iterable] | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        self._path = Path(in_project(str(Path(path))))
        self._index = 0
        self._file: _t.TextIO | None = None
        self._rows: _t.Any = None
        count = as_whole("others", others, least=0, most=256)
        names = [f"other{i + 1}" for i in range(count)]
        own_fields(self, ["value", *names], [], initial_values)

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
        self._rows.writerow([self._index, result_cell(self.value)])
        self._index += 1

    async def destroy(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None
        self._rows = None
        await super().destroy()
