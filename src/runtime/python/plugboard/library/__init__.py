"""Components that read and write data; each is imported when it is asked for first."""

import importlib
import typing as _t

_HOME_OF = {
    "DataReader": "data_reader",
    "DataWriter": "data_writer",
    "FileReader": "file_io",
    "FileWriter": "file_io",
    "LLMChat": "llm",
    "LLMImageProcessor": "llm",
    "SQLReader": "sql_io",
    "SQLWriter": "sql_io",
    "WebsocketBase": "websocket_io",
    "WebsocketReader": "websocket_io",
    "WebsocketWriter": "websocket_io",
}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605


def __getattr__(name: str) -> _t.Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'plugboard.library' has no attribute '{name}'")
    return getattr(importlib.import_module(f"plugboard.library.{_HOME_OF[name]}"), name)
