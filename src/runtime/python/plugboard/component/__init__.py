"""Components and their inputs and outputs."""

from plugboard.component.component import Component, ComponentRegistry
from plugboard.component.decorator import component
from plugboard.component.io_controller import IOController, IODirection

__all__ = ["Component", "ComponentRegistry", "IOController", "IODirection", "component"]
