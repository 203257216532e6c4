"""Exceptions as the engine tells them: with the author's own file and line."""

import json
import linecache
import sys
import traceback

#: Files that are no author's.
_INSIDE = ("/lib/patchbay/", "/lib/python3", "<patchbay", "<frozen", "<exec>")

last = ""

#: Files of a component are those of its document, and others can be put to them.
_attaches = False


def attaches() -> None:
    """From now on who opens a file that is not there is told how it comes there."""
    global _attaches
    _attaches = True


def _advice(error: BaseException) -> str:
    if not _attaches or not isinstance(error, FileNotFoundError):
        return ""
    return ". Code here sees the files of its document alone: attach it (drop it onto the page), then run again"


def _own(frame: traceback.FrameSummary) -> bool:
    return not frame.filename.startswith(_INSIDE)


def describe(error: BaseException) -> dict:
    """Type, message and the author's lines of an exception."""
    if isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        return describe(error.exceptions[0])
    linecache.checkcache()
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _own(frame)]
    lines = [f'File "{f.filename}", line {f.lineno}, in {f.name}\n  {f.line}' for f in frames]
    where = frames[-1] if frames else None
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        text = (error.text or "").rstrip()
        lines.append(f'File "{error.filename}", line {error.lineno}\n  {text.strip()}')
        place = (error.filename, error.lineno)
    else:
        place = (where.filename, where.lineno) if where else (None, None)
    try:
        message = str(error.msg if isinstance(error, SyntaxError) else error)
    except Exception:  # noqa: BLE001 - any class may have a bad __str__
        message = ""
    message = message[:10_000] + _advice(error)
    objective = getattr(error, "objective_value", None)
    return {
        "type": type(error).__name__,
        "message": message,
        "trace": lines[-30:],
        "file": place[0],
        "line": place[1],
        "module": getattr(error, "name", None) if isinstance(error, ImportError) else None,
        "objective": objective if isinstance(objective, (int, float)) else None,
    }


def keep(error: BaseException) -> None:
    """Keeps an exception for the engine to ask for."""
    global last
    last = json.dumps(describe(error))


def take() -> str:
    """The exception that was kept last, as JSON."""
    return last


def recursion_limit() -> None:
    """Leaves room in WebAssembly's stack for what Python does beneath."""
    sys.setrecursionlimit(min(sys.getrecursionlimit(), 1000))
