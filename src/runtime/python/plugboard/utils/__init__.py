"""Small helps for authors; each is imported when it is asked for first."""

import importlib
import typing as _t

_HOME_OF = {
    "ClassRegistry": "registry",
    "DI": "di",
    "EntityIdGen": "entities",
    "Settings": "settings",
    "add_sys_path": "running",
    "depends_on_optional": "running",
    "gather_except": "running",
    "gen_rand_str": "random",
    "is_on_ray_worker": "running",
    "run_coro_sync": "running",
}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605


def __getattr__(name: str) -> _t.Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'plugboard.utils' has no attribute '{name}'")
    return getattr(importlib.import_module(f"plugboard.utils.{_HOME_OF[name]}"), name)
