import ast
import math
import re
import typing as _t

from shared.ieee import divide, outside_nan
from shared.numeric import as_float

# What a formula reads: the values of the inputs by name, numbers or truths.
_Row: _t.TypeAlias = _t.Mapping[str, _t.Any]
_Evaluate: _t.TypeAlias = _t.Callable[[_Row], _t.Any]


# Parentheses inside each other: with much between them, Python's parser reads hardly more.
_MOST_PARENTHESES = 100


def read_formula(text: str) -> ast.expr:
    """The tree of a formula, which Python's parser reads and nothing ever evaluates as Python.

    What may be in it is the closed list of nodes that `FormulaCompiler` knows.
    """
    if "#" in text or "__if__" in text:
        raise ValueError("A formula has no comments and no names with two underscores around.")
    depth = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if depth > _MOST_PARENTHESES:
            raise ValueError("The formula is nested too deep.")
    plain = re.sub(r"[\r\n\t\f]", " ", text).strip(" ")
    try:
        # Python has the word `if`, but not as a function.
        return ast.parse(re.sub(r"\bif(?=\s*\()", "__if__", plain), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"It cannot be read: {error}") from error


def _modulo(x: float, divisor: float) -> float:
    return math.nan if divisor == 0 else x % divisor


def _is_odd(y: float) -> bool:
    return math.isfinite(y) and abs(math.fmod(y, 2)) == 1


def _power(x: float, y: float) -> float:
    """`x ** y` by the rules of C99, where Python's operator raises or gives complex numbers."""
    try:
        return math.pow(x, y)
    except OverflowError:
        return -math.inf if x < 0 and _is_odd(y) else math.inf
    except ValueError:
        if x != 0:
            return math.nan
        return math.copysign(math.inf, x) if _is_odd(y) else math.inf


def _least(a: float, b: float) -> float:
    if math.isnan(a) or math.isnan(b):
        return math.nan
    return b if b < a else a


def _greatest(a: float, b: float) -> float:
    if math.isnan(a) or math.isnan(b):
        return math.nan
    return b if b > a else a


def _log(x: float) -> float:
    return -math.inf if x == 0 else outside_nan(math.log, x)


def _sign(x: float) -> float:
    return x if math.isnan(x) else float((x > 0) - (x < 0))


def _checked(function: _t.Callable[[float], float]) -> _t.Callable[[float], float]:
    return lambda x: outside_nan(function, x)


def _whole(function: _t.Callable[[float], int]) -> _t.Callable[[float], float]:
    return lambda x: float(function(x)) if math.isfinite(x) else x


_FORMULA_FUNCTIONS: dict[str, _t.Callable[[float], float]] = {
    "abs": abs,
    "sqrt": _checked(math.sqrt),
    "exp": _checked(math.exp),
    "log": _log,
    "sin": _checked(math.sin),
    "cos": _checked(math.cos),
    "tan": _checked(math.tan),
    "floor": _whole(math.floor),
    "ceil": _whole(math.ceil),
    "round": _whole(round),
    "sign": _sign,
}
_FORMULA_PICKS = {"min": _least, "max": _greatest}
_FORMULA_ARITHMETIC: dict[type, _t.Callable[[float, float], float]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: divide,
    ast.Mod: _modulo,
    ast.Pow: _power,
}
_FORMULA_COMPARISONS: dict[type, _t.Callable[[float, float], bool]] = {
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
    ast.NotEq: lambda a, b: a != b,
}


class FormulaCompiler:
    """Turns the tree of a formula into nested functions; refuses every node that it does not know.

    All arithmetic is done in floats. A name alone passes its value on as it is.
    """

    def __init__(self, meaning: _t.Callable[[str], _Evaluate]) -> None:
        self._meaning = meaning

    def scalar(self, node: ast.expr) -> _Evaluate:
        """The value as it is: a truth stays a truth."""
        match node:
            case ast.Name(id=name):
                return self._meaning(name)
            case ast.Call(func=ast.Name(id="__if__"), args=[test, then, otherwise], keywords=[]):
                is_true = self._truth(test)
                yes, no = self.scalar(then), self.scalar(otherwise)
                return lambda row: yes(row) if is_true(row) else no(row)
        return self._truth(node) if self._is_truth(node) else self._number(node)

    def _is_truth(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant(value=bool()) | ast.UnaryOp(op=ast.Not()):
                return True
        return isinstance(node, (ast.BoolOp, ast.Compare))

    def _number(self, node: ast.expr) -> _Evaluate:
        """The value as a float."""
        if self._is_truth(node):
            is_true = self._truth(node)
            return lambda row: 1.0 if is_true(row) else 0.0
        match node:
            case ast.Constant(value=int() | float() as value):
                constant = as_float(value)
                return lambda row: constant
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                of = self._number(operand)
                return lambda row: -of(row)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self._number(operand)
            case ast.BinOp(op=op) if type(op) in _FORMULA_ARITHMETIC:
                return self._both(_FORMULA_ARITHMETIC[type(op)], node.left, node.right)
            case ast.Name() | ast.Call(func=ast.Name(id="__if__"), args=[_, _, _]):
                value_of = self.scalar(node)
                return lambda row: as_float(value_of(row))
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self._called(name, args)
        raise ValueError(f"{ast.unparse(node)} cannot be used in a formula.")

    def _called(self, name: str, args: list[ast.expr]) -> _Evaluate:
        values = [self._number(arg) for arg in args]
        if name in _FORMULA_PICKS and values:
            pick = _FORMULA_PICKS[name]
            first, *rest = values

            def picked(row: _Row) -> float:
                best = first(row)
                for value in rest:
                    best = pick(best, value(row))
                return best

            return picked
        if name in _FORMULA_FUNCTIONS and len(values) == 1:
            function, value = _FORMULA_FUNCTIONS[name], values[0]
            return lambda row: function(value(row))
        raise ValueError(f"{name} cannot be called with {len(values)} values in a formula.")

    def _both(
        self, function: _t.Callable[[float, float], _t.Any], left: ast.expr, right: ast.expr
    ) -> _Evaluate:
        first, second = self._number(left), self._number(right)
        return lambda row: function(first(row), second(row))

    def _truth(self, node: ast.expr) -> _Evaluate:
        """The value as a condition: everything but zero and false is true, NaN too."""
        match node:
            case ast.Constant(value=bool() as value):
                return lambda row: value
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                of = self._truth(operand)
                return lambda row: not of(row)
            case ast.BoolOp(op=op, values=values):
                sides = [self._truth(side) for side in values]
                every = all if isinstance(op, ast.And) else any
                return lambda row: every(side(row) for side in sides)
            case ast.Compare(ops=[op], comparators=[right]) if type(op) in _FORMULA_COMPARISONS:
                return self._both(_FORMULA_COMPARISONS[type(op)], node.left, right)
            case ast.Compare():
                raise ValueError(f"{ast.unparse(node)} cannot be used in a formula.")
        number = self._number(node)
        return lambda row: number(row) != 0
