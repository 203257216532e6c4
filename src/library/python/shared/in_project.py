from pathlib import Path

from plugboard.utils import is_on_ray_worker


def in_project(path: str) -> str:
    """The path as it is meant where the run was started, which is the folder of this file.

    A worker of a Ray that ran before works in whatever folder that Ray was started from.
    """
    is_address = "://" in path or Path(path).is_absolute()
    if is_address or not is_on_ray_worker():
        return path
    return str(Path(__file__).resolve().parent / path)
