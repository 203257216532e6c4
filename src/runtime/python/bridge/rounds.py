"""Rounds of components that are all of this interpreter, as one function.

The function does what the engine's own rounds do: each component gets its inputs straight from the
outputs of others, and steps once a round. Values stay what they are, and nothing crosses to JavaScript
but what is recorded, and what components of JavaScript get: that goes over borders, many rounds in a call.
"""

from array import array
from collections import deque
import json
import typing as _t

from _patchbay import driving, failures, memory
from _patchbay.output import ROUNDS
from _patchbay.units import FAILED, NOTICED, Unit, is_name, may_assign, step_lines
from _patchbay.values import rough

#: Rounds that are recorded, or whose values go over a border, at once, at most.
BLOCK = memory.BLOCK
BORDERS = memory.BORDERS
#: Slots for whole rounds, the place where they were left, and values of queues: nothing lies there between calls.
SLOT = memory.reserve(3)


class Rounds:
    """The rounds of a group, and where they were left.

    Args:
        plan: JSON: `transfers` (for each component those into it: `from` its place, `output`, `input`,
            and `delay`, the number of a queue or null, and `border`, the number of one or null), `sends`
            (for each component its `output` and the `queue` it goes to), `queues` (how many), `gives` (what
            goes over a border: `place`, `output`, `border`), `tracks` (`place`, `field`, `isInput`).
        units: Components in the order in which each round steps them.
    """

    def __init__(self, plan: str, *units: Unit) -> None:
        told = json.loads(plan)
        self.units = list(units)
        self.queues: list[deque] = [deque() for _ in range(told["queues"])]
        self.blocks = [array("d", bytes(8 * BLOCK)) for _ in told["tracks"]]
        self.odd: list[tuple[int, int, _t.Any]] = []
        self.run = _compiled(self, told)

    def fill(self, queue: int, at: int) -> None:
        """Puts the value of a slot at the end of a queue."""
        self.queues[queue].append(memory.take(at))

    def drain(self, queue: int) -> int:
        """How many values a queue has."""
        return len(self.queues[queue])

    def shift(self, queue: int, at: int) -> None:
        """Puts the first value of a queue into a slot."""
        memory.put(at, self.queues[queue].popleft())

    def sync(self) -> None:
        """Puts inputs and outputs of all components into their slots."""
        for unit in self.units:
            unit.show_fields()

    def take_odd(self) -> str:
        """Track and round of the values that are no numbers, as JSON."""
        return json.dumps([[track, number] for track, number, _ in self.odd])

    def odd_value(self, index: int, at: int) -> None:
        """Puts one of these values into a slot."""
        memory.put(at, self.odd[index][2])

    def clear_odd(self) -> None:
        """Forgets them."""
        self.odd.clear()


def _get(place: int, field: str) -> str:
    return f"c{place}.{field}" if is_name(field) else f"getattr(c{place}, {field!r})"


def _record(track: int, place: int, field: str) -> list[str]:
    return [
        f"v = {_get(place, field)}",
        f"if type(v) is float or type(v) is int and -9e15 < v < 9e15: b{track}[r] = v",
        # What may change later is recorded as it is now.
        f"else: odd(({track}, r, rough(v)))",
    ]


def _compiled(rounds: Rounds, told: dict[str, _t.Any]) -> _t.Callable[[int], _t.Any]:
    scope: dict[str, _t.Any] = {
        "begin": driving.begin,
        "bind": object.__setattr__,
        "keep": failures.keep,
        "names": [unit.component.name for unit in rounds.units],
        "numbers": memory.numbers,
        "floats": memory.floats,
        "odd": rounds.odd.append,
        "put_changing": memory.put_changing,
        "rough": rough,
        "slot": SLOT,
        "take_all": memory.take_all,
    }
    for number, queue in enumerate(rounds.queues):
        scope[f"q{number}"] = queue
    for number, block in enumerate(rounds.blocks):
        scope[f"b{number}"] = block
    lines: list[str] = []
    before: list[str] = []
    for place, unit in enumerate(rounds.units):
        component = unit.component
        scope[f"c{place}"] = component
        scope[f"f{place}"] = component.step
        scope[f"x{place}"] = unit.context
        scope[f"io{place}"] = component.io
        for transfer in told["transfers"][place]:
            delay, border = transfer["delay"], transfer["border"]
            if border is not None:
                value = f"t{border}[r]"
                before.append(f"t{border} = take_all({memory.border(border)}, count)")
            elif delay is not None:
                value = f"q{delay}.popleft()"
            else:
                value = _get(transfer["from"], transfer["output"])
            if may_assign(component, transfer["input"]):
                lines.append(f"c{place}.{transfer['input']} = {value}")
            else:
                lines.append(f"bind(c{place}, {transfer['input']!r}, {value})")
        tracks = [(n, t) for n, t in enumerate(told["tracks"]) if t["place"] == place]
        for number, track in tracks:
            if track["isInput"]:
                lines += _record(number, place, track["field"])
        lines.append(f"at = {place}")
        lines += step_lines(component, f"await f{place}()", f"f{place}", f"x{place}")
        lines += [
            "if w is not None: break" if _waits(component) else "",
            f"if io{place}._raised: w = {NOTICED}; break",
        ]
        for number, track in tracks:
            if not track["isInput"]:
                lines += _record(number, place, track["field"])
        for send in told["sends"][place]:
            lines.append(f"q{send['queue']}.append({_get(place, send['output'])})")
        for give in told["gives"]:
            if give["place"] != place:
                continue
            at = memory.border(give["border"])
            before.append(f"floats({at}, count)")
            lines += [
                f"v = {_get(place, give['output'])}",
                f"if type(v) is float: numbers[{at} + r] = v",
                f"elif put_changing({at} + r, v): halt = True",
            ]
    if told["gives"]:
        # Who waits for it sees it as it is now.
        lines.append("if halt: r += 1; break")
    # Awaited from a coroutine a step is a call like any: driven from outside its end is an exception.
    text = [
        "async def rounds(count):",
        "  r = at = 0",
        "  w = None",
        "  halt = False",
        *(f"  {line}" for line in before),
        "  try:",
        "    for r in range(count):",
        *(f"      {line}" for line in lines if line),
        "    else: r = count",
        "  except BaseException as error:",
        "    keep(error)",
        f"    w = {FAILED}",
        "  numbers[slot] = r",
        "  numbers[slot + 1] = at",
        "  return w",
        "def run(count):",
        "  try: rounds(count).send(None)",
        "  except StopIteration as end: return end.value",
    ]
    exec(compile("\n".join(text), ROUNDS, "exec"), scope)
    return scope["run"]


def _waits(component: _t.Any) -> bool:
    return driving.may_wait(component.step)
