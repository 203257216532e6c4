"""What a checkpoint keeps of a component: everything but what the frame makes anew."""

import base64
import pickle

from _patchbay.units import Unit

#: Made anew with the component.
_OF_THE_FRAME = frozenset({"io", "_given", "_logger", "_state", "_assigned", "resources"})


class Saved:
    """The state of a component as text, or in words why there is none."""

    def __init__(self, text: str | None, failure: str) -> None:
        self.text = text
        self.failure = failure


def save(unit: Unit) -> Saved:
    """Saves a component."""
    state = {k: v for k, v in unit.component.__dict__.items() if k not in _OF_THE_FRAME}
    try:
        return Saved(base64.b64encode(pickle.dumps(state)).decode("ascii"), "")
    except Exception as error:  # noqa: BLE001 - any class may refuse, each in its own way
        whole = _reason(error)
    for name, value in state.items():
        try:
            pickle.dumps(value)
        except Exception as error:  # noqa: BLE001
            what = f"{unit.component.name}.{name} holds a {type(value).__name__}"
            return Saved(None, f"{what}, which cannot be saved: {_reason(error)}")
    return Saved(None, f"What {unit.component.name} holds cannot be saved: {whole}")


def _reason(error: Exception) -> str:
    try:
        text = str(error).rstrip(".")
    except Exception:  # noqa: BLE001 - any class may have a bad __str__
        text = ""
    return f"{text[:1_000] or type(error).__name__}."


def load(unit: Unit, text: str) -> None:
    """Takes a saved state back."""
    for name, value in pickle.loads(base64.b64decode(text)).items():
        object.__setattr__(unit.component, name, value)
    unit.show_fields()
