import json
import typing as _t


_RESULT_WORDS = frozenset(["True", "False", "nan", "inf"])


def result_cell(value: _t.Any) -> str:
    """A value so that it can be read back: numbers as Python writes them, lists and maps as JSON.

    Text stands as it is, where nobody could take it for anything else; any other text is JSON too.
    """
    value = _plain(value)
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return repr(value)
    if isinstance(value, str) and value[:1].isalpha() and value not in _RESULT_WORDS:
        return value
    return json.dumps(value)


def _plain(value: _t.Any) -> _t.Any:
    """The value as plain Python: arrays and scalars of numpy, dates and the like too."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, float):
        return float(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    return _plain(value.tolist()) if hasattr(value, "tolist") else str(value)
