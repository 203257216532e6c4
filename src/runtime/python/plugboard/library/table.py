"""Tables of comma separated values, read and written as pandas does."""

from collections.abc import Iterator
import math
import re
import typing as _t

_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_CELL = re.compile(r'(?:"((?:[^"]|"")*)(?P<closed>")?)?([^,\r\n]*)')
_WHOLE = re.compile(r"[ \t\n\v\f\r]*[+-]?[0-9]+[ \t\n\v\f\r]*")
# Unlike numbers, infinity has no blanks around it.
_NUMBER = re.compile(
    r"[ \t\n\v\f\r]*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[ \t\n\v\f\r]*"
    r"|[+-]?inf(?:inity)?",
    re.IGNORECASE,
)
_TRUTHS = {"True": True, "TRUE": True, "true": True, "False": False, "FALSE": False, "false": False}
_MISSING = frozenset(
    "|#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null"
    .split("|")
)


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with its line; blank lines are left out. Raises ValueError."""
    text = text.removeprefix("\ufeff")
    at = line = 0
    while at < len(text):
        line += 1
        if blank := _BLANK.match(text, at):
            at = blank.end()
            continue
        cells = []
        while True:
            cell = _t.cast(re.Match, _CELL.match(text, at))
            if cell[1] is not None and not cell["closed"]:
                raise ValueError(f"The file ends inside a quoted cell that begins in line {line}.")
            cells.append((cell[1] or "").replace('""', '"') + cell[3])
            at = cell.end()
            if text[at : at + 1] != ",":
                at += 2 if text[at : at + 2] == "\r\n" else 1
                break
            at += 1
        yield line, cells


def _names(header: list[str]) -> list[str]:
    """Distinct names: `a`, `a.1`, `Unnamed: 2`; none that another title has, and those without a title last."""
    names = [title or f"Unnamed: {at}" for at, title in enumerate(header)]
    present = set(names)
    counts: dict[str, int] = {}
    for at in sorted(range(len(header)), key=lambda place: header[place] == ""):
        wanted = name = names[at]
        count = counts.get(name, 0)
        while count > 0:
            counts[wanted] = count + 1
            name = f"{wanted}.{count}"
            count = count + 1 if name in present else counts.get(name, 0)
        names[at] = name
        present.add(name)
        counts[name] = count + 1
    return names


def typed(cells: list[str]) -> list[_t.Any]:
    """The values of a column: whole numbers, else numbers, else truths, else text; NaN where none is."""
    there = [cell for cell in cells if cell not in _MISSING]
    if there and all(_WHOLE.fullmatch(cell) for cell in there):
        whole = [int(cell) for cell in there]
        beyond = [n for n in whole if not -(2**63) <= n < 2**64]
        if len(there) == len(cells) or beyond:
            large = any(n >= 2**63 for n in whole)
            if large and not beyond and any(cell.strip().startswith("-") for cell in there):
                return list(cells)
            return [math.nan if cell in _MISSING else int(cell) for cell in cells]
        if any(n >= 2**63 for n in whole):
            return list(cells)
        # Whole numbers have no -0, and are floats only because one is missing.
        return [math.nan if cell in _MISSING else float(cell) + 0.0 for cell in cells]
    first = next((c for c in there if not _WHOLE.fullmatch(c) or int(c) >= 2**64), None)
    if first is not None and _WHOLE.fullmatch(first):
        return list(cells)
    if all(_NUMBER.fullmatch(cell) for cell in there):
        return [math.nan if cell in _MISSING else float(cell) for cell in cells]
    if all(cell in _TRUTHS for cell in there):
        return [math.nan if cell in _MISSING else _TRUTHS[cell] for cell in cells]
    return [math.nan if cell in _MISSING else cell for cell in cells]


class TableReader:
    """Reads a table chunk by chunk; types are those of a chunk's column."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._taken = 0
        self._rows = rows_of(text)
        header = next(self._rows, None)
        if header is None:
            raise ValueError("The file is empty: it has no header line.")
        self.names = _names(header[1])
        self._ahead = next(self._rows, None)
        self._width = max(len(self.names), len(self._ahead[1]) if self._ahead else 0)

    def __reduce__(self) -> tuple:
        return _reader_behind, (self._text, self._taken)

    def next(self, size: int | None = None) -> dict[str, list[_t.Any]] | None:
        """The next rows by column, all that are left without a size; None where there are none."""
        rows: list[list[str]] = []
        while size is None or len(rows) < size:
            row = self._ahead or next(self._rows, None)
            self._ahead = None
            if row is None:
                break
            if len(row[1]) > self._width:
                raise ValueError(
                    f"Expected {self._width} fields in line {row[0]}, saw {len(row[1])}."
                )
            rows.append(row[1] + [""] * (self._width - len(row[1])))
        if not rows:
            return None
        self._taken += len(rows)
        # Rows longer than the header begin with columns that have no name.
        columns = list(zip(*rows))[self._width - len(self.names) :]
        return {name: typed(list(column)) for name, column in zip(self.names, columns)}


def _reader_behind(text: str, taken: int) -> TableReader:
    """A reader, as it is when so many rows were taken."""
    reader = TableReader(text)
    if taken > 0:
        reader.next(taken)
    return reader


def _is_missing(value: _t.Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _texts(column: list[_t.Any]) -> list[str]:
    numbers = [v for v in column if not _is_missing(v)]
    is_numeric = all(
        isinstance(v, float) or (type(v) is int and -(2**63) <= v < 2**64) for v in numbers
    )
    is_float = is_numeric and (len(numbers) < len(column) or any(type(v) is float for v in numbers))
    return [
        "" if _is_missing(value) else repr(float(value)) if is_float else str(value)
        for value in column
    ]


def _line(cells: _t.Iterable[str]) -> str:
    quoted = [
        '"' + cell.replace('"', '""') + '"' if re.search(r'[",\r\n]', cell) else cell
        for cell in cells
    ]
    # A line of one empty cell would be read as no line.
    return ('""' if quoted == [""] else ",".join(quoted)) + "\n"


def table_text(columns: dict[str, _t.Iterable[_t.Any]], with_header: bool) -> str:
    """Rows as text, with or without the line of names."""
    rows = zip(*(_texts(list(column)) for column in columns.values()))
    header = _line(columns) if with_header else ""
    return header + "".join(_line(row) for row in rows)
