"""The tuner, as scripts make it."""

import typing as _t

from plugboard.process import recording

if _t.TYPE_CHECKING:
    from plugboard.schemas import Direction, ObjectiveSpec, OptunaSpec, ParameterSpec, ProcessSpec

_AWAY = "Python cannot tune here. Open the script itself: `patchbay tune` searches by what it builds."


class Tuner:
    """Optimises a process: its objective over its parameters."""

    def __init__(
        self,
        *,
        objective: "ObjectiveSpec | list[ObjectiveSpec]",
        parameters: "list[ParameterSpec]",
        num_samples: int,
        mode: "Direction | list[Direction]" = "max",
        max_concurrent: int | None = None,
        algorithm: "OptunaSpec | None" = None,
    ) -> None:
        if isinstance(objective, list):
            if not isinstance(mode, list):
                raise ValueError("If using multiple objectives, `mode` must also be a list.")
            if len(objective) != len(mode):
                raise ValueError(
                    "If using multiple objectives, `mode` and `objective` must be the same length."
                )
        elif isinstance(mode, list):
            raise ValueError("If using a single objective, `mode` must not be a list.")
        self._objective = objective
        self._parameters = parameters
        self._rest = {"num_samples": num_samples, "mode": mode}
        if max_concurrent is not None:
            self._rest["max_concurrent"] = max_concurrent
        self._algorithm = algorithm

    @property
    def is_multi_objective(self) -> bool:
        """Whether there is more than one objective."""
        return isinstance(self._objective, list) and len(self._objective) > 1

    @property
    def result_grid(self) -> _t.Any:
        """All trials; there are none."""
        raise ValueError("No result grid available. Run the optimisation job first.")

    def _spec(self) -> dict[str, _t.Any]:
        """How it optimises, as a file of plugboard has it."""

        def field(spec: _t.Any) -> dict[str, _t.Any]:
            return {name: value for name, value in spec if value is not None}

        many = isinstance(self._objective, list)
        args: dict[str, _t.Any] = {
            "objective": [field(one) for one in self._objective] if many else field(self._objective),
            "parameters": [field(one) for one in self._parameters],
            **self._rest,
        }
        if self._algorithm is not None:
            args["algorithm"] = self._algorithm.model_dump(exclude_none=True)
        return {"args": args}

    def run(self, spec: "ProcessSpec") -> _t.Any:
        """Ends a script that is looked at: its process and this optimisation are known.

        Raises:
            RuntimeError: When components run.
        """
        from plugboard.process import ProcessBuilder

        found = recording.require(_AWAY)
        names = [component.args.name for component in spec.args.components]
        if not any(list(process.components) == names for process in found.processes):
            ProcessBuilder.build(spec)
        places = [at for at, one in enumerate(found.processes) if list(one.components) == names]
        found.tuned[places[-1]] = self._spec()
        raise recording.ScriptEnds
