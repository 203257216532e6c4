"""Components that read and write databases: known here, but there is none."""

import typing as _t

from plugboard.library.away import refuse
from plugboard.library.data_reader import DataReader, DataReaderArgsSpec
from plugboard.library.data_writer import DataWriter, DataWriterArgsSpec

_INSTEAD = "there is no database. Use FileReader and FileWriter, or run the model in plugboard."


class SQLReader(DataReader):
    """Reads the rows that a query gives."""

    def __init__(
        self,
        connection_string: str,
        query: str,
        params: dict[str, _t.Any] | None = None,
        connect_args: dict[str, _t.Any] | None = None,
        **kwargs: _t.Unpack[DataReaderArgsSpec],
    ) -> None:
        refuse("SQLReader", _INSTEAD)
        super().__init__(**kwargs)

    async def _fetch(self) -> _t.Any:
        raise NotImplementedError

    async def _convert(self, data: _t.Any) -> _t.Any:
        raise NotImplementedError


class SQLWriter(DataWriter):
    """Writes rows into a table of a database."""

    def __init__(
        self,
        connection_string: str,
        table: str,
        connect_args: dict[str, _t.Any] | None = None,
        **kwargs: _t.Unpack[DataWriterArgsSpec],
    ) -> None:
        refuse("SQLWriter", _INSTEAD)
        super().__init__(**kwargs)

    async def _save(self, data: _t.Any) -> None:
        raise NotImplementedError

    async def _convert(self, data: _t.Any) -> _t.Any:
        raise NotImplementedError
