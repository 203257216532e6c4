"""Writes answers.json: formulas, inputs and the values that Python itself gives for them.

Python reads each formula (so precedence, associativity and number forms are Python's own) and works it
out on floats whose operators follow IEEE where Python would raise or turn complex. Run it as
`python3 answers.py > answers.json`; the choice of formulas is seeded, so the table only changes with
this file.
"""

import ast
import json
import math
import random

INF = math.inf
NAN = math.nan


def extreme_safe(function, *values):
    """What C's function gives where Python's raises."""
    try:
        return float(function(*values))
    except ValueError:
        return NAN
    except OverflowError:
        return INF


def num(value):
    return float(value)


def divide(a, b):
    if b != 0:
        return a / b
    if a == 0 or a != a:
        return NAN
    return math.copysign(INF, a) * math.copysign(1, b)


def modulo(a, b):
    if b == 0 or math.isinf(a):
        return NAN
    return a % b


def power(a, b):
    try:
        result = a**b
    except ZeroDivisionError:
        odd = b == math.floor(b) and b % 2 == 1 if not math.isinf(b) else False
        return math.copysign(INF, a) if odd else INF
    except OverflowError:
        return -INF if a < 0 and b % 2 == 1 else INF
    return NAN if isinstance(result, complex) else result


def whole(function):
    return lambda x: float(function(x)) if math.isfinite(x) else x


def choose(better):
    def pick(*values):
        if any(v != v for v in values):
            return NAN
        return better(values)

    return pick


FUNCTIONS = {
    "abs": abs,
    "min": choose(min),
    "max": choose(max),
    "sqrt": lambda x: extreme_safe(math.sqrt, x),
    "exp": lambda x: extreme_safe(math.exp, x),
    "log": lambda x: -INF if x == 0 else extreme_safe(math.log, x),
    "sin": lambda x: extreme_safe(math.sin, x),
    "cos": lambda x: extreme_safe(math.cos, x),
    "tan": lambda x: extreme_safe(math.tan, x),
    "floor": whole(math.floor),
    "ceil": whole(math.ceil),
    "round": whole(round),
    "sign": lambda x: NAN if x != x else float((x > 0) - (x < 0)),
}
BINARY = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: divide,
    ast.Mod: modulo,
    ast.Pow: power,
}
COMPARE = {
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
    ast.NotEq: lambda a, b: a != b,
}


def work_out(node, names):
    """The value of a tree that Python's own parser made; a float or a bool."""
    go = lambda n: work_out(n, names)
    match node:
        case ast.Constant():
            return node.value if isinstance(node.value, bool) else float(node.value)
        case ast.Name():
            return names[node.id]
        case ast.UnaryOp(op=ast.Not()):
            return not go(node.operand)
        case ast.UnaryOp(op=ast.USub()):
            return -num(go(node.operand))
        case ast.UnaryOp(op=ast.UAdd()):
            return num(go(node.operand))
        case ast.BinOp():
            return BINARY[type(node.op)](num(go(node.left)), num(go(node.right)))
        case ast.BoolOp(op=ast.And()):
            return all(bool(go(v)) for v in node.values)
        case ast.BoolOp(op=ast.Or()):
            return any(bool(go(v)) for v in node.values)
        case ast.Compare(ops=[op], comparators=[right]):
            return COMPARE[type(op)](num(go(node.left)), num(go(right)))
        case ast.Call(func=ast.Name(id="choose"), args=[test, then, otherwise]):
            return go(then) if go(test) else go(otherwise)
        case ast.Call(func=ast.Name(id=name)):
            return FUNCTIONS[name](*[num(go(a)) for a in node.args])
    raise ValueError(ast.dump(node))


def answer(text, names):
    # "if" is no function in Python; the word that takes its place binds alike.
    python = text.replace("if(", "choose(")
    tree = ast.parse(python.strip().replace("\n", " "), mode="eval").body
    return work_out(tree, {"pi": math.pi, "e": math.e, **names})


NUMBERS = "0 1 2 3 7 10 0.5 .5 1. 1e3 1.5e-3 1_000 2.5 0.1 1e300 0x1F 100".split()
INEXACT = ("sqrt", "exp", "log", "sin", "cos", "tan", "**")


def formula(rng, depth):
    """A random text; where it needs parentheses is left to chance and to Python."""
    if depth == 0:
        return rng.choice([rng.choice("abc"), rng.choice("abc"), rng.choice(NUMBERS), "pi", "e"])
    sub = lambda: formula(rng, rng.randrange(depth))
    match rng.randrange(12):
        case 0:
            return f"({sub()})"
        case 1:
            return f"-{sub()}"
        case 2:
            return f"not {sub()}"
        case 3:
            return f"{sub()} {rng.choice(['and', 'or'])} {sub()}"
        case 4:
            return f"({sub()}) {rng.choice(['<', '<=', '>', '>=', '==', '!='])} ({sub()})"
        case 5:
            return f"{rng.choice(sorted(set(FUNCTIONS) - {'min', 'max'}))}({sub()})"
        case 6:
            return f"{rng.choice(['min', 'max'])}({sub()}, {sub()}, {sub()})"
        case 7:
            return f"if({sub()}, {sub()}, {sub()})"
        case 8:
            return f"+{sub()}"
        case _:
            space = rng.choice(["", " "])
            op = rng.choice(["+", "-", "*", "/", "%", "**", "*", "-"])
            return f"{sub()}{space}{op}{space}{sub()}"


HAND = """-2**2
2**-1
2**3**2
-2**-2
(-8)**(1/3)
0**-1
1/0
-1/0
0/0
log(0)
log(-1)
sqrt(-1)
exp(1000)
2**1024
7 % 3
-7 % 3
7 % -3
-7 % -3
5.5 % 0
0 % -3
a % b
a % -b
not a == b
not a and b
a or b and c
not not a
a and b
a - b - c
a / b / c
a - (b - c)
a % b * c
- a % b
-a ** 2
+a
- -a
round(0.5)
round(1.5)
round(2.5)
round(-0.5)
round(-1.5)
round(0.49999999999999994)
round(4503599627370497.5)
floor(-0.5)
ceil(-0.5)
1 / ceil(-0.5)
floor(a) + ceil(b)
sign(-3)
sign(a)
min(a, b)
max(a, b, c)
min(c, 0)
abs(a - b)
if(a > b, a, b)
if(a, 1, 0)
if(a > b, b > c, c)
(a > b) + (b > c)
-(a > b)
(a > b) == (b > c)
a == 1
True + True
if(True, False, 1)
1_000.5 + 1e-3
 a + b
a +
b
2.*a
2.e1
0x10 + 0b11 + 0o7
sin(pi / 2) + cos(0)
log(e)
a < b
a != a
a ** 0
1 ** a
a ** b""".replace("a +\nb", "a +\\nb").split("\n")

VALUES = [0.0, -0.0, 1.0, -1.0, 2.0, -3.0, 0.5, -0.5, 2.5, 7.0, 1e300, -1e300, 1e-320, 0.1, INF, -INF, NAN, True, False]


def as_json(value):
    if isinstance(value, bool):
        return value
    return str(value).replace("inf", "Infinity").replace("nan", "NaN") if not math.isfinite(value) else value


def rows():
    rng = random.Random(20261124)
    texts = [t.replace("\\n", "\n") for t in HAND]
    seen = set(texts)
    tried = 0
    while len(texts) < 900:
        text = formula(rng, 4)
        tried += 1
        try:
            ast.parse(text.replace("if(", "choose("), mode="eval")
        except SyntaxError:
            continue
        # A chain of comparisons is Python, but refused here; too long ones add nothing.
        if text in seen or len(text) > 90 or chained(text):
            continue
        seen.add(text)
        texts.append(text)
    for i, text in enumerate(texts):
        names = {n: rng.choice(VALUES) for n in "abc"}
        value = answer(text, names)
        yield [text, *[as_json(names[n]) for n in "abc"], as_json(value), not any(w in text for w in INEXACT)]


def chained(text):
    tree = ast.parse(text.replace("if(", "choose("), mode="eval")
    return any(isinstance(n, ast.Compare) and len(n.ops) > 1 for n in ast.walk(tree))


print("[\n" + ",\n".join(json.dumps(row) for row in rows()) + "\n]")
