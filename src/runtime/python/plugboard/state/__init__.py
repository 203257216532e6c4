"""State backends, as scripts name them."""

from plugboard.state.state_backend import (
    DictStateBackend,
    PostgresStateBackend,
    RayStateBackend,
    SqliteStateBackend,
    StateBackend,
)

__all__ = [
    "DictStateBackend",
    "PostgresStateBackend",
    "RayStateBackend",
    "SqliteStateBackend",
    "StateBackend",
]
