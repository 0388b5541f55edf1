"""A picture file is opened within bounds: each of its pages as grey levels, nothing else of it believed."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from bihuan.reading.intake import refusals
from bihuan.reading.intake.document import Limits
from bihuan.reading.model import BadDocument

Grey = NDArray[np.uint8]
"""Rows and columns of a page, 0 black, 255 white."""
FORMATS = ("PNG", "JPEG", "TIFF")
MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff", "MPO": "image/jpeg"}
_SMALLEST = 16
"""Pixels of a side: below, no character fits."""

cv2.setNumThreads(2)


def count(data: bytes, limits: Limits) -> tuple[int, str]:
    """How many pages the file holds, and its media type. Raises BadDocument for what is no picture or too much."""
    with _opened(data, limits) as image:
        pages = min(getattr(image, "n_frames", 1), limits.pages + 1) if image.format == "TIFF" else 1
        form = image.format or "PNG"
    if pages > limits.pages:
        raise refusals.too_much("pages", str(limits.pages))
    return pages, MEDIA[form]


def pages_of(data: bytes, limits: Limits) -> Iterator[Grey]:
    """One page after the other, decoded when it is asked for."""
    total, _ = count(data, limits)
    with _opened(data, limits) as image:
        for index in range(total):
            yield _page(image, index, limits)


def _opened(data: bytes, limits: Limits) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of big pictures; our own bound decides
        try:
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise refusals.too_much("pixels", f"{limits.pixels:,}") from error
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, OverflowError) as error:
            raise refusals.damaged("图像 picture") from error
    return image


def _page(image: Image.Image, index: int, limits: Limits) -> Grey:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if index:
                image.seek(index)
            _bounded(image, limits)
            grey = np.asarray(_upright(_flat(image)), dtype=np.uint8)
        except Image.DecompressionBombError as error:
            raise refusals.too_much("pixels", f"{limits.pixels:,}") from error
        except BadDocument:
            raise
        except Exception as error:  # a decoder of a dozen codecs fails in as many ways
            if isinstance(error, MemoryError):
                raise
            raise refusals.damaged("图像 picture") from error
    if min(grey.shape) < _SMALLEST:
        raise refusals.no_words("图像 picture")
    return grey


def _bounded(image: Image.Image, limits: Limits) -> None:
    if image.width * image.height > limits.pixels:
        raise refusals.too_much("pixels", f"{limits.pixels:,}")


def _flat(image: Image.Image) -> Image.Image:
    """As grey levels of 8 bits; what is transparent is paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layers = image.convert("RGBA")
        paper = Image.new("RGBA", layers.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, layers).convert("L")
    if image.mode.startswith("I") or image.mode == "F":
        deep = np.asarray(image, dtype=np.float32)
        low, high = float(deep.min()), float(deep.max())
        return Image.fromarray(((deep - low) * (255 / max(1.0, high - low))).astype(np.uint8))
    return image.convert("L")


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera says."""
    return ImageOps.exif_transpose(image) or image


def as_jpeg(grey: Grey) -> bytes:
    """For the crop beside the words."""
    done, data = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, 75])
    return data.tobytes() if done else b""
