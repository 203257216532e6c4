from abc import ABC

from plugboard.library.file_io import FileReader as PlugboardFileReader
from shared.in_project import in_project


# ABC: on Ray, plugboard 0.9 takes a class without fields of its own for one that has no step, unless it
# is called abstract.
class FileReader(PlugboardFileReader, ABC):
    """plugboard's FileReader, so that it runs on Ray too."""

    async def init(self) -> None:
        self._file_path = in_project(self._file_path)
        await super().init()
