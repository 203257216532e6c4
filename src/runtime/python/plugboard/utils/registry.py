"""Classes by their names."""

import typing as _t

from plugboard.exceptions import RegistryError


class ClassRegistry[T]:
    """Classes by their path, and by their name where only one has it. Each subclass has its own."""

    _classes: _t.ClassVar[dict[_t.Hashable, type]]
    _ambiguous: _t.ClassVar[set[str]]

    def __init_subclass__(cls, **kwargs: _t.Any) -> None:
        super().__init_subclass__(**kwargs)
        cls._classes, cls._ambiguous = {}, set()

    @classmethod
    def add(cls, plugboard_class: type[T], key: _t.Hashable = None) -> None:
        """Adds a class under a key, or under its path."""
        name = plugboard_class.__qualname__
        if name in cls._classes:
            cls._ambiguous.add(name)
            del cls._classes[name]
        cls._classes[key or f"{plugboard_class.__module__}.{name}"] = plugboard_class
        if name not in cls._ambiguous:
            cls._classes[name] = plugboard_class

    @classmethod
    def get(cls, plugboard_class: _t.Hashable) -> type[T]:
        """The class; raises RegistryError."""
        try:
            return cls._classes[plugboard_class]
        except KeyError:
            raise RegistryError(f"Unrecognised class: {plugboard_class}") from None

    @classmethod
    def build(cls, plugboard_class: _t.Hashable, *args: _t.Any, **kwargs: _t.Any) -> T:
        """An object of the class."""
        return cls.get(plugboard_class)(*args, **kwargs)
