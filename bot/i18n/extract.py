"""Finds every sentence that members read, for Babel (`make catalogue`) and for the test that none lacks Swedish."""

import ast
from collections.abc import Collection, Iterator
from typing import IO, Any

Found = tuple[int, str | None, str | tuple[str, str], list[str]]

SPOKEN = frozenset({"t", "msg", "Invalid", "NotAllowed", "NotFound", "NoGroup", "TooLate", "Doubt"})
"""Calls whose first argument is a sentence."""


def sentences(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: dict[str, Any]
) -> Iterator[Found]:
    """Yield each sentence of a Python file, as Babel's extraction methods do.

    Spoken are: the first argument of `t(…)`, `self.t(…)`, `turn.t(…)`, `msg(…)` and of a refusal; both sentences of
    `….count(…)`; an input's label, `Field(title=…)`; a class's `msgid`.
    """
    del keywords, comment_tags, options
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            yield from _called(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant) and _is_msgid(node):
            yield node.lineno, None, str(node.value.value), []


def _is_msgid(node: ast.Assign | ast.AnnAssign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(isinstance(target, ast.Name) and target.id == "msgid" for target in targets)


def _called(node: ast.Call) -> Iterator[Found]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in SPOKEN:
        yield from _single(node)
    elif name == "Field":
        yield from (
            (node.lineno, None, str(word.value.value), [])
            for word in node.keywords
            if word.arg == "title" and isinstance(word.value, ast.Constant)
        )
    elif name == "count" and len(node.args) > 2:  # noqa: PLR2004 -- one, many, n
        one, many = (argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant))
        yield node.lineno, "ngettext", (str(one), str(many)), []


def _single(node: ast.Call) -> Iterator[Found]:
    first = node.args[0] if node.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield node.lineno, None, first.value, []
