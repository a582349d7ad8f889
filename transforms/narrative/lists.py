"""«主要包括：办公费、邮电费…»: the economic items that personnel and operating expenses are said to consist of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.model import FormRow
from transforms.narrative.names import CodeNames
from transforms.narrative.sentences import SpokenSentence

_LISTS = re.compile(r"(?P<of>人员|公用)(?:经费|支出)|包括:?(?P<names>[^;。]+)")
_OF = {"人员": "personnel", "公用": "operating"}


def listed_items(
    form: str, sentences: Sequence[SpokenSentence], names: CodeNames, first: int
) -> Iterator[FormRow]:
    """Yield a row an item of each list, numbered from `first`; the side says of which expenses it is."""
    side = ""
    for sentence in sentences:
        for found in _LISTS.finditer(sentence.folded):
            if found["names"] is None:
                side = _OF[found["of"]]
                continue
            page, _ = sentence.place(found.start())
            for name in found["names"].split("、"):
                label = name.removesuffix("等").strip()
                if side and label:
                    code = names.economic_code(label)
                    yield FormRow(form, first, side, None, code, code or f"name:{label}", label, page)
                    first += 1
