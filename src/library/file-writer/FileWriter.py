from abc import ABC

from plugboard.library.file_io import FileWriter as PlugboardFileWriter
from shared.in_project import in_project


# ABC: on Ray, plugboard 0.9 takes a class without fields of its own for one that has no step, unless it
# is called abstract.
class FileWriter(PlugboardFileWriter, ABC):
    """plugboard's FileWriter, so that it runs on Ray too."""

    def _check_file(self) -> None:
        self._file_path = in_project(self._file_path)
        super()._check_file()
