"""The direction of a field."""

from plugboard.component.io_controller import IODirection

__all__ = ["IODirection"]
