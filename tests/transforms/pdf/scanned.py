"""Makes scans of books: pages as JPEG pictures, a little askew and noisy, the same every time."""

from __future__ import annotations

import io
from collections.abc import Collection
from contextlib import closing

import numpy as np
import pypdfium2 as pdfium
from PIL import Image


def scan_pages(
    pdf: bytes,
    scanned: Collection[int],
    *,
    kept: Collection[int] = (),
    dpi: int = 200,
    skew: float = 0.3,
    noise: float = 6.0,
    quality: int = 70,
) -> bytes:
    """Return the pages `scanned` (from 1) as pictures and the pages `kept` as they are, in their order.

    The pictures fall by `skew` degrees to the left, carry Gaussian `noise` in grey levels, and are JPEGs of `quality`.
    """
    target = io.BytesIO()
    with closing(pdfium.PdfDocument(pdf)) as book, closing(pdfium.PdfDocument.new()) as copy:
        for number in sorted({*scanned, *kept}):
            if number in scanned:
                picture = _photograph(book, number, dpi, skew, noise)
                _add_picture(copy, picture, quality, *book[number - 1].get_size())
            else:
                copy.import_pages(book, [number - 1])
        copy.save(target)
    return target.getvalue()


def _photograph(book: pdfium.PdfDocument, number: int, dpi: int, skew: float, noise: float) -> Image.Image:
    with closing(book[number - 1]) as page, closing(page.render(scale=dpi / 72, grayscale=True)) as bitmap:
        paper = bitmap.to_pil().convert("L")
    paper = paper.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(number).normal(0, noise, (paper.height, paper.width))
    return Image.fromarray(np.clip(np.asarray(paper) + grain, 0, 255).astype(np.uint8))


def _add_picture(
    copy: pdfium.PdfDocument, picture: Image.Image, quality: int, width: float, height: float
) -> None:
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=quality)
    page = copy.new_page(width, height)
    image = pdfium.PdfImage.new(copy)
    image.load_jpeg(jpeg, inline=True)
    image.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page.insert_obj(image)
    page.gen_content()
    page.close()
