"""Slots through which values cross between Python and JavaScript.

A slot has a tag and a number that both sides see in the interpreter's memory. What is no number lies in
`objects`, at the slot's place, and is handed over by a call.
"""

from array import array
import json
import typing as _t

from _patchbay.values import plain

#: Slots of components' fields; the borders' lie behind them.
SIZE = 1 << 16
#: Values at a border, which go over in one call, and borders.
BLOCK = 256
BORDERS = 64

NONE, FLOAT, INT, TRUE, FALSE, TEXT, OBJECT = range(7)

#: Whole numbers beyond these are not exact in JavaScript.
_MOST = 2**53

_ALL = SIZE + BORDERS * BLOCK
numbers = array("d", bytes(8 * _ALL))
tags = bytearray(_ALL)
objects: list[_t.Any] = [None] * _ALL
_used = 0
#: Slots that were given back, by how many they are: the components of the next run need as many.
_free: dict[int, list[int]] = {}


def reserve(count: int) -> int:
    """The first of so many slots that nobody else has."""
    global _used
    if given_back := _free.get(count):
        return given_back.pop()
    if _used + count > SIZE:
        raise MemoryError(f"Components have more than {SIZE} fields in all.")
    _used += count
    return _used - count


def give_back(first: int, count: int) -> None:
    """Lets others have slots that were reserved together."""
    objects[first : first + count] = [None] * count
    _free.setdefault(count, []).append(first)


def take(at: int) -> _t.Any:
    """The value in a slot that is no float."""
    tag = tags[at]
    if tag == INT:
        return int(numbers[at])
    if tag == FLOAT:
        return numbers[at]
    if tag == NONE:
        return None
    if tag == TRUE or tag == FALSE:
        return tag == TRUE
    value = objects[at]
    objects[at] = None
    return value


def border(number: int) -> int:
    """The first slot of a border. Borders are everybody's: nothing lies there between two calls."""
    return SIZE + number * BLOCK


def take_all(at: int, count: int) -> list[_t.Any]:
    """The values of a border's slots."""
    if tags.count(FLOAT, at, at + count) == count:
        return numbers[at : at + count].tolist()
    if tags.count(INT, at, at + count) == count:
        return list(map(int, numbers[at : at + count]))
    return [take(each) for each in range(at, at + count)]


def floats(at: int, count: int) -> None:
    """Says of a border's slots that they have floats, whose numbers are still to come."""
    tags[at : at + count] = bytes((FLOAT,)) * count


def put_changing(at: int, value: _t.Any) -> bool:
    """Puts a value that is no float into a slot; whether it may change."""
    put(at, value)
    return tags[at] == OBJECT and type(value) is not int


def put(at: int, value: _t.Any) -> None:
    """Puts a value that is no float into a slot."""
    kind = type(value)
    if kind is int and -_MOST <= value <= _MOST:
        numbers[at] = value
        tags[at] = INT
    elif kind is float:
        numbers[at] = value
        tags[at] = FLOAT
    elif value is None:
        tags[at] = NONE
    elif kind is bool:
        tags[at] = TRUE if value else FALSE
    else:
        objects[at] = value
        tags[at] = TEXT if kind is str else OBJECT


def set_object(at: int, value: _t.Any) -> None:
    """From JavaScript: a text, or a Python object that was held there."""
    objects[at] = value
    tags[at] = OBJECT


def set_plain(at: int, value: _t.Any) -> None:
    """From JavaScript: lists and maps, of which Python gets a copy."""
    objects[at] = _without_null(value.to_py()) if hasattr(value, "to_py") else value
    tags[at] = OBJECT


def _without_null(value: _t.Any) -> _t.Any:
    """JavaScript's null as None, in lists and maps as well."""
    if isinstance(value, list):
        return [_without_null(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_null(item) for key, item in value.items()}
    return None if type(value).__name__ == "JsNull" else value


def get_text(at: int) -> str:
    """The text in a slot."""
    return objects[at]




class Held:
    """An object that JavaScript carries from one component to another."""

    __slots__ = ("value",)

    def __init__(self, value: _t.Any) -> None:
        self.value = value


def get_held(at: int) -> Held:
    """The object in a slot, to be carried."""
    return Held(objects[at])


def held_of(text: str) -> Held:
    """Plain data (JSON), to be carried."""
    return Held(json.loads(text))


def plain_of(held: Held) -> _t.Any:
    """An object that is carried, as JavaScript shows it."""
    return plain(held.value)


def set_held(at: int, held: Held) -> None:
    """Takes back an object that was carried."""
    objects[at] = held.value
    tags[at] = OBJECT
