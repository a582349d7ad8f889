"""A YAML file that a person writes → a validated record, or one clear line a mistake.

The record is a pydantic model whose fields all carry a description: it is what an error tells to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from transforms.errors import MingzhangError

Record = TypeVar("Record", bound=BaseModel)


class YamlRecordError(MingzhangError):
    """A file that cannot be used; each line names file:line:column, field, what is wrong and what to write."""


def read_record(text: str, path: Path, model: type[Record], defaults: Mapping[str, object]) -> Record:
    """Return the record in `text`; `path` only names it in errors, `defaults` fill what it leaves out.

    Raises: YamlRecordError.
    """
    root, fields = _read_yaml(text, path)
    repeated = [f"{path}:{place}: {key} stands twice; keep one" for place, key in _repeated_keys(root)]
    if repeated:
        raise YamlRecordError("\n".join(repeated))
    if not isinstance(fields, dict):
        raise YamlRecordError(f"{path}:1:1: no fields; write {', '.join(model.model_fields)}")
    try:
        return model.model_validate({**defaults, **fields})
    except ValidationError as error:
        raise YamlRecordError("\n".join(_mistakes(error, root, path, model))) from error


def _read_yaml(text: str, path: Path) -> tuple[yaml.Node | None, object]:
    """Return the nodes of a YAML text, which know their lines, and its plain value."""
    try:
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
        return root, None if root is None else loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark) if error.problem_mark else "1:1"
        raise YamlRecordError(f"{path}:{place}: no YAML, {error.problem}; mend the line") from error
    except yaml.YAMLError as error:
        raise YamlRecordError(f"{path}: no YAML, {' '.join(str(error).split())}; mend the file") from error


def _repeated_keys(node: yaml.Node | None) -> Iterator[tuple[str, str]]:
    """Yield place and name of each field that stands twice, which YAML itself would let pass."""
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _repeated_keys(entry)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if str(key.value) in seen:
                yield _place(key.start_mark), str(key.value)
            seen.add(str(key.value))
            yield from _repeated_keys(value)


def _mistakes(
    error: ValidationError, root: yaml.Node | None, path: Path, model: type[BaseModel]
) -> Iterator[str]:
    """Yield one line a mistake: file, line, column, field, what is wrong and what to write."""
    for mistake in error.errors(include_url=False):
        where = mistake["loc"]
        what = mistake["msg"].removeprefix("Value error, ")
        field = f" {'.'.join(map(str, where))}:" if where else ""
        advice = _advice(where, model)
        yield f"{path}:{_place_of(root, where)}:{field} {what[:1].lower()}{what[1:]}" + (
            f"; write {advice}" if advice else ""
        )


def _place_of(node: yaml.Node | None, where: tuple[int | str, ...]) -> str:
    """Return line:column of a field, or of the part it is missing from."""
    place = _place(node.start_mark) if node else "1:1"
    for step in where:
        child = _child(node, step)
        if child is None:
            break
        place, node = child
    return place


def _child(node: yaml.Node | None, step: int | str) -> tuple[str, yaml.Node] | None:
    """Return place and node of one field or list entry of a YAML node."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        entry: yaml.Node = node.value[step]
        return _place(entry.start_mark), entry
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return _place(key.start_mark), value
    return None


def _place(mark: yaml.Mark) -> str:
    """Return line:column of a mark, both from 1, as editors count and jump to them."""
    return f"{mark.line + 1}:{mark.column + 1}"


def _advice(where: tuple[int | str, ...], model: type[BaseModel]) -> str:
    """Return what to write at a field: its description; for an unknown field, the fields known there."""
    annotation: Any = model
    advice = ""
    for step in where:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            field = annotation.model_fields.get(str(step))
            if field is None:
                return f"one of {', '.join(annotation.model_fields)}"
            annotation, advice = field.annotation, field.description or advice
        else:
            annotation = (get_args(annotation) or (None,))[-1]
    return advice
