import typing as _t


def as_whole(
    argument: str, value: _t.Any, least: int | None = None, most: int | None = None
) -> int:
    """The whole number given for an argument (`10.0` is one), within its limits."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{argument} must be a whole number.")
    # Beyond 2 ** 53 - 1 floats do not tell neighbours apart.
    if not -(2**53) < value < 2**53 or value != int(value):
        raise ValueError(f"{argument} must be a whole number.")
    if least is not None and value < least:
        raise ValueError(f"{argument} must be a whole number, at least {least}.")
    if most is not None and value > most:
        raise ValueError(f"{argument} must be a whole number, at most {most}.")
    return int(value)
