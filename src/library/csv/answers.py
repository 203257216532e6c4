"""Writes answers.json: what pandas reads in CSV texts and what it writes for columns.

Needs pandas: `python3 answers.py > answers.json`. NaN and the infinities are
`{"n": text}`; a float that is whole is given as a whole number, which is the same here.
"""

import io
import json
import math
import random
from collections import deque

import pandas as pd


def plain(value):
    if isinstance(value, bool) or type(value).__name__ == "bool_":
        return bool(value)
    if isinstance(value, str):
        return value
    if isinstance(value, int) or type(value).__name__ in ("int64", "uint64"):
        # More digits than a double has.
        return int(value) if abs(int(value)) < 2**53 else {"int": str(int(value))}
    number = float(value)
    if math.isnan(number):
        return {"n": "NaN"}
    if math.isinf(number):
        return {"n": "Infinity" if number > 0 else "-Infinity"}
    return int(value) if number == int(number) and str(number) != "-0.0" else number


def read(text, chunk=None):
    try:
        frames = pd.read_csv(io.BytesIO(text.encode()), chunksize=chunk)
        frames = list(frames) if chunk else [frames]
        names = list(frames[0].columns) if frames else []
        return {name: [plain(v) for f in frames for v in f[name]] for name in names}
    except Exception as error:
        return str(error)


READ = [
    "a\n1\n2\n",
    "a,b\n1,x\n2,y",
    "a\r\n1\r\n2\r\n",
    "a\r1\r2\r",
    "a\n\n1\n   \n2\n\n",
    "\ufeffa,b\n1,2\n",
    "a\n1\n\"\"\n3\n",
    "a,b\n1,\n2,3\n",
    "a,b\n1\n2,3\n",
    "a,b\nTrue,1\nFalse,0\n",
    "a,b\nTrue,1\n,0\n",
    "a\ntrue\nFALSE\n",
    "a\nTrue\n1\n",
    "a\nTrue\nyes\n",
    "a\n007\n8\n",
    "a\n+7\n-8\n",
    "a\n 7\n8 \n",
    "a\n0x1F\n1\n",
    "a\n1e3\n2\n",
    "a\n1e3\n0x1F\n",
    "a\n1_000\n2\n",
    "a\n1,5\n",
    "a\n.5\n5.\n",
    "a\n.\n5\n",
    "a\n1e\n2\n",
    "a\n1e400\n2\n",
    "a\n-1e400\n2\n",
    "a\n1e-400\n2\n",
    "a\ninf\n-inf\n+inf\n",
    "a\nInfinity\n-INFINITY\n1\n",
    "a\n9223372036854775807\n1\n",
    "a\n9223372036854775808\n1\n",
    "a\n18446744073709551615\n1\n",
    "a\n18446744073709551616\n1\n",
    "a\n-9223372036854775808\n1\n",
    "a\n-9223372036854775809\n1\n",
    "a\n9223372036854775808\n-1\n",
    "a\n9223372036854775808\nNA\n",
    "a\n-123456789012345678901234567890\n-1\n",
    "a\n123456789012345678901234567890\nx\n",
    "a\n2.5\n18446744073709551617\n",
    "a\n18446744073709551617\nNA\n2.5\n",
    "a\n-9223372036854775809\n2.5\n",
    "a\n123456789012345678901234567890\nNA\n",
    "a\n2021-01-01\n2021-01-02\n",
    "a,b\n\"x, y\",1\n\"he said \"\"no\"\"\",2\n",
    "a,b\n\"two\nlines\",1\nz,2\n",
    "a,b\nx\"y,1\n\"x\"y,2\n",
    "a,b\n\"1\",\"2.5\"\n\"3\",\"4\"\n",
    "a,b\n \"x\",1\n",
    "a, b\n1, x\n",
    "a,a,a\n1,2,3\n",
    "a,,b\n1,2,3\n",
    "a,b\n1,2,3\n4,5,6\n",
    "a,b\n1,2\n3,4,5\n",
    "a,b\n",
    "a,b",
    "",
    "\n\n",
    "a\n\"open\n",
    "a\nx\n" + "\n".join(["", "y"]),
    "a,b\n,\n,\n",
    "a,b\n1,2\n , \n",
    "a\n-0.0\n0.0\n",
    "a\n-0\n0\n",
    "a,b\n\t1,2\n",
    "a\n1\n#N/A\n",
] + [f"a,b\n1,{na}\n2,5\n" for na in
     ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
      "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null", " NA", "Null", "none", "NAN", "na", "-", "?"]]

READ += [f"a\n1\n{n}\n{more}" for n in
         ["9007199254740993", "+9007199254740993", "009007199254740993", "-9007199254740993", "18446744073709551617"]
         for more in ["", "2.5\n", "NA\n", "x\n", "True\n"]]

READ += [f"{header}\n1,2,3,4\n" for header in
         ["a,a,a.1", "a.1,a,a", "x,x,x,x.1", "x,x.1,x,x.1", "Unnamed: 0,,a", ",Unnamed: 0", ",,Unnamed: 1", "a,,a,"]]
READ += [f"a,b\n{cell},1\n2,5\n" for cell in
         ["inf ", " inf", "\tinf", "-inf\t", "infinity ", " 1.5\t", "1\u00a0", "1\x0b", "\x0c1.5", "1.5\t2"]]
READ += ["a\n-0\nNA\n", "a,b\n-0,1\n,2\n", "a\n-0\nNA\n1.5\n", "a\n12345678901234567890\n-0\n"]

CHUNKED = [("a\n1\n\n2\n3\n", 2), ("a,b\n1,x\n,2\n3,3\n4,4\n", 2), ("a,b\n1,1\n,2\n3,3\n4,y\n", 1), ("a\n1\n2\n3\n", 10), ("a,b\n", 3)]


def floats(rng):
    for _ in range(300):
        kind = rng.randrange(5)
        if kind == 0:
            yield repr(rng.random())
        elif kind == 1:
            yield repr(rng.uniform(-1, 1) * 10 ** rng.randint(-300, 300))
        elif kind == 2:
            yield f"{rng.uniform(-1000, 1000):.{rng.randint(0, 25)}f}"
        elif kind == 3:
            yield "".join(rng.choice("0123456789") for _ in range(rng.randint(1, 30))) + rng.choice(["", ".", ".5", "e-10", ".25e5"])
        else:
            yield f"{rng.choice(['', '-', '+'])}0.{'0' * rng.randint(0, 20)}{rng.randint(1, 10**rng.randint(1, 18))}{rng.choice(['', 'e5', 'E-5', 'e+3'])}"


def chunked(rng):
    cells = ["1", "2", "-3", "2.5", "1e3", "", "NA", "True", "False", "x", "007", "9007199254740993"]
    for _ in range(150):
        kinds = [rng.sample(cells, rng.randint(1, 3)) for _ in range(2)]
        rows = [",".join(rng.choice(kind) for kind in kinds) for _ in range(rng.randint(1, 12))]
        yield "a,b\n" + "\n".join(rows) + "\n", rng.randint(1, 5)


def value(v):
    if isinstance(v, dict) and "int" in v:
        return int(v["int"])
    return float(v["n"]) if isinstance(v, dict) and "n" in v else v


N = {"n": "nan"}
WRITE = [
    {"a": [1, 2, 3]},
    {"a": [1, 2.5, 3]},
    {"a": [1, None, 3]},
    {"a": [1, N, 3], "b": ["x", "y", "z"]},
    {"a": [None, None]},
    {"a": [None, None], "b": [1, 2]},
    {"a": [N, {"n": "inf"}, {"n": "-inf"}, 1]},
    {"a": [True, False]},
    {"a": [True, None], "b": [1, 1]},
    {"a": [True, 1], "b": [True, 2.5]},
    {"a": ["x, y", 'he said "no"', "two\nlines", "tab\t", " space", ""], "b": [1, 2, 3, 4, 5, 6]},
    {"a": ["x", None, 2, 2.5, True]},
    {"a": ["", "x"]},
    {"a": [1e16, 1e15, 1e-4, 1e-5, 1.5e-7, 123456.789, 0.1]},
    {"a": [1.2345678901234567e20, -1e-300, 5e-324, 1.7976931348623157e308]},
    {"a": [-0.0, 0.5]},
    {"a": ["é", "日本"], "b": [1, 2]},
    {"a": [[1, 2.5], ["x"]], "b": [{"k": "it's"}, None]},
    {"a, b": [1], 'c"d': [2]},
    {"a": ["x'y"]},
    {"a": ["null", "NaN", "1"]},
    {"a": [9007199254740991, 1]},
] + [{"a": [{"int": n}, *more], "b": [1] * (1 + len(more))}
     for n in ["9007199254740993", "-9223372036854775808", "18446744073709551615", "18446744073709551616"]
     for more in [[], [1], [None], [1.5], [N], ["x"], [True], [{"int": "9007199254740993"}, 2.5]]]


def write(columns):
    data = {k: deque(value(v) for v in vs) for k, vs in columns.items()}
    out = io.BytesIO()
    pd.DataFrame(data).to_csv(out, mode="a", header=True, index=False)
    return out.getvalue().decode()


rng = random.Random(7)
texts = list(dict.fromkeys(floats(rng)))
table = {
    "pandas": pd.__version__,
    "read": [[t, None, read(t)] for t in READ] + [[t, n, read(t, n)] for t, n in CHUNKED + list(chunked(random.Random(11)))],
    "floats": [[t, plain(pd.read_csv(io.StringIO(f"a\n0.5\n{t}\n"))["a"][1])] for t in texts],
    "write": [[columns, write(columns)] for columns in WRITE],
}
print(json.dumps(table, indent=1, ensure_ascii=False))
