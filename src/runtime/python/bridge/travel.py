"""Values on their way to the interpreter of another worker, or of a later run."""

import pickle
import typing as _t

from _patchbay.events import text_of
from _patchbay.memory import Held
from _patchbay.values import rough
from plugboard.events import Event


def packed(held: Held) -> bytes:
    """An object that is carried, as bytes: as it is where `pickle` knows how, else what everybody sees of it."""
    value = held.value
    try:
        return pickle.dumps(value)
    except Exception:  # noqa: BLE001 - any class may refuse, each in its own way
        return pickle.dumps(text_of(value) if isinstance(value, Event) else rough(value))


def unpacked(sent: _t.Any) -> Held:
    """What `packed` made bytes of."""
    return Held(pickle.loads(sent.to_bytes()))
