"""Components that read and write files."""

from collections import deque
import gzip
from pathlib import Path
import typing as _t

from plugboard.exceptions import NoMoreDataException
from plugboard.library.data_reader import DataReader, DataReaderArgsSpec
from plugboard.library.data_writer import DataWriter, DataWriterArgsSpec
from plugboard.library.table import TableReader, table_text


def _suffix(path: str | Path) -> str:
    suffix = "".join(Path(path).suffixes).lower()
    if suffix not in (".csv", ".csv.gz", ".parquet"):
        raise ValueError(f"Unsupported file format: {suffix}")
    return suffix


def _no_parquet(path: str) -> ValueError:
    return ValueError(f"{path}: Parquet files cannot be read or written here. Use .csv or .csv.gz.")


class FileReader(DataReader):
    """Reads a table: comma separated values, also zipped (`.csv.gz`).

    Args:
        path: The file.
        storage_options: Taken and not used: there is no cloud storage here.
    """

    def __init__(
        self,
        path: str | Path,
        storage_options: dict[str, _t.Any] | None = None,
        **kwargs: _t.Unpack[DataReaderArgsSpec],
    ) -> None:
        super().__init__(**kwargs)
        self._file_path = str(path)
        self._extension = _suffix(path)
        self._storage_options = storage_options or {}
        self._reader: TableReader | None = None

    async def _fetch(self) -> dict[str, list[_t.Any]]:
        if self._reader is None:
            if self._extension == ".parquet":
                raise _no_parquet(self._file_path)
            data = Path(self._file_path).read_bytes()
            plain = gzip.decompress(data) if self._extension.endswith(".gz") else data
            self._reader = TableReader(plain.decode("utf-8"))
            missing = [name for name in self.io.outputs if name not in self._reader.names]
            if missing:
                raise KeyError(f"{missing[0]}: {self._file_path} has no such column.")
        columns = self._reader.next(self._chunk_size)
        if columns is None:
            raise NoMoreDataException
        return columns

    async def init(self) -> None:
        """Reads the first rows; a table without rows ends in its first step."""
        try:
            await super().init()
        except NoMoreDataException:
            self._buffer = {name: deque() for name in self.io.outputs}

    async def _convert(self, data: dict[str, list[_t.Any]]) -> dict[str, deque]:
        return {name: deque(values) for name, values in data.items()}


class FileWriter(DataWriter):
    """Writes a table: comma separated values, also zipped (`.csv.gz`). A file that is there is emptied.

    Args:
        path: The file.
        storage_options: Taken and not used: there is no cloud storage here.
    """

    def __init__(
        self,
        path: str | Path,
        storage_options: dict[str, _t.Any] | None = None,
        **kwargs: _t.Unpack[DataWriterArgsSpec],
    ) -> None:
        super().__init__(**kwargs)
        self._file_path = str(path)
        self._extension = _suffix(path)
        if self._extension == ".parquet" and self._chunk_size:
            raise ValueError("Only CSV files support chunked writing.")
        self._storage_options = storage_options or {}
        self._header_written = False
        self._is_begun = False

    async def init(self) -> None:
        """Refuses what cannot be written."""
        if self._extension == ".parquet":
            raise _no_parquet(self._file_path)

    def _begin(self) -> None:
        """Empties the file; not in `init`, which a run that goes on from a checkpoint calls again."""
        if not self._is_begun:
            Path(self._file_path).write_bytes(b"")
            self._is_begun = True

    async def step(self) -> None:
        """Keeps the row of now, and saves when there are enough."""
        self._begin()
        await super().step()

    async def _finish(self) -> None:
        self._begin()
        await super()._finish()

    async def _convert(self, data: dict[str, deque]) -> dict[str, deque]:
        return data

    async def _save(self, data: dict[str, deque]) -> None:
        text = table_text(_t.cast(_t.Any, data), with_header=not self._header_written)
        content = text.encode("utf-8")
        with open(self._file_path, "ab") as file:
            file.write(gzip.compress(content) if self._extension.endswith(".gz") else content)
        self._header_written = True
