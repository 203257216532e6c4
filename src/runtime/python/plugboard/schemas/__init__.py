"""Specifications, and the types of constructors' arguments.

Each is imported when it is asked for first: most components need `ComponentArgsDict` alone.
"""

import importlib
import typing as _t

_HOMES = {
    "component": ("ComponentArgsDict", "ComponentArgsSpec", "ComponentSpec", "Resource"),
    "config": ("ConfigSpec", "ProcessConfigSpec"),
    "connector": (
        "DEFAULT_CONNECTOR_CLS_PATH",
        "RAY_CONNECTOR_CLS_PATH",
        "ConnectorBuilderArgsDict",
        "ConnectorBuilderArgsSpec",
        "ConnectorBuilderSpec",
        "ConnectorMode",
        "ConnectorSocket",
        "ConnectorSpec",
    ),
    "entities": ("ENTITY_ID_REGEX", "Entity"),
    "io": ("IODirection",),
    "model": ("PlugboardBaseModel",),
    "process": ("ProcessArgsDict", "ProcessArgsSpec", "ProcessSpec"),
    "state": (
        "DEFAULT_STATE_BACKEND_CLS_PATH",
        "RAY_STATE_BACKEND_CLS_PATH",
        "StateBackendArgsDict",
        "StateBackendArgsSpec",
        "StateBackendSpec",
        "Status",
    ),
    "tune": (
        "CategoricalParameterSpec",
        "Direction",
        "FloatParameterSpec",
        "IntParameterSpec",
        "ObjectiveSpec",
        "OptunaSpec",
        "ParameterSpec",
        "TuneArgsDict",
        "TuneArgsSpec",
        "TuneSpec",
    ),
    "validation": (
        "simple_cycles",
        "validate_all_inputs_connected",
        "validate_input_events",
        "validate_no_unresolved_cycles",
        "validate_process",
        "validator",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605


def __getattr__(name: str) -> _t.Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'plugboard.schemas' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"plugboard.schemas.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
