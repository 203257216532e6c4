from abc import ABC
import math
import re
import sys
import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.formula import FormulaCompiler, read_formula
from shared.numeric import scalar
from shared.own_fields import own_fields


# ABC: plugboard lets a class have no fields of its own only when it is called abstract.
class Formula(Component, ABC):
    """Works out outputs by formulas over the inputs and the parameters of the process."""

    io = IOController()

    def __init__(
        self,
        inputs: list[str],
        expressions: dict[str, str],
        initial_values: dict[str, _t.Iterable] | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        super().__init__(**kwargs)
        # A formula may be nested as deep as 500, with some calls of functions for each.
        sys.setrecursionlimit(max(sys.getrecursionlimit(), 10_000))
        if not inputs or not expressions:
            raise ValueError("inputs and expressions must not be empty.")
        self._formula_trees = {output: self._read(output, t) for output, t in expressions.items()}
        self._formula_places = {name: f"{self.name}.{name}" for name in inputs}
        self._formula_outputs: dict[str, _t.Callable[[dict[str, _t.Any]], _t.Any]] = {}
        fields = [*inputs, *expressions]
        for name in fields:
            self._check_field(name, fields)
        own_fields(self, list(inputs), list(expressions), initial_values)

    async def init(self) -> None:
        # Parameters are known from here on, so here the names in the formulas get their meaning.
        for output, tree in self._formula_trees.items():
            compiler = FormulaCompiler(lambda used, output=output: self._meaning_of(used, output))
            self._formula_outputs[output] = compiler.scalar(tree)

    async def step(self) -> None:
        row = {name: scalar(at, getattr(self, name)) for name, at in self._formula_places.items()}
        for output, evaluate in self._formula_outputs.items():
            setattr(self, output, evaluate(row))

    def _read(self, output: str, text: str) -> _t.Any:
        try:
            tree = read_formula(text)
            # Tells now, and not when the run starts, what no formula may have.
            FormulaCompiler(lambda used: lambda row: row[used]).scalar(tree)
        except ValueError as error:
            raise ValueError(f"The formula of {self.name}.{output} fails: {error}") from error
        return tree

    def _check_field(self, name: str, fields: list[str]) -> None:
        if not re.fullmatch(r"[a-zA-Z_][a-zA-Z0-9_]*", name):
            raise ValueError(f'"{name}" is no field name.')
        if name in self.__dict__ or hasattr(type(self), name):
            raise ValueError(f'"{name}" belongs to the component itself.')
        if fields.count(name) > 1:
            raise ValueError(f'"{name}" is there twice.')

    def _meaning_of(self, used: str, output: str) -> _t.Callable[[dict[str, _t.Any]], _t.Any]:
        if used in self._formula_places:
            return lambda row: row[used]
        if used in self.parameters:
            place = f"The parameter {used} in the formula of {self.name}.{output}"
            value = scalar(place, self.parameters[used])
        elif used in ("pi", "e"):
            value = math.pi if used == "pi" else math.e
        else:
            raise ValueError(
                f"The formula of {self.name}.{output} uses {used}, "
                "which is no input and no parameter."
            )
        return lambda row: value
