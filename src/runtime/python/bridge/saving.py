"""What a checkpoint keeps of a component: everything but what the frame makes anew."""

import base64
import pickle

from _patchbay.units import Unit

#: Made anew with the component.
_OF_THE_FRAME = frozenset({"io", "_given", "_logger", "_state", "_assigned", "resources"})


def save(unit: Unit) -> str:
    """The state of a component as text; raises TypeError that names what cannot be kept."""
    state = {k: v for k, v in unit.component.__dict__.items() if k not in _OF_THE_FRAME}
    for name, value in state.items():
        try:
            pickle.dumps(value)
        except Exception as error:
            raise TypeError(f"{unit.component.name}.{name} cannot be saved: {error}") from None
    return base64.b64encode(pickle.dumps(state)).decode("ascii")


def load(unit: Unit, text: str) -> None:
    """Takes a saved state back."""
    for name, value in pickle.loads(base64.b64decode(text)).items():
        object.__setattr__(unit.component, name, value)
    unit.show_fields()
