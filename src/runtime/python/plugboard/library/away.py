"""What cannot run here, told where a component is made."""

from plugboard.process import recording


def refuse(what: str, instead: str) -> None:
    """Raises RuntimeError, unless a script is only looked at."""
    if recording.active is None:
        raise RuntimeError(f"{what} cannot run here: {instead}")
