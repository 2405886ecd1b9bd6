"""The two functions of Leptonica that Tesseract brings a line to its network's height with, called in its own library."""
import ctypes
import functools

import numpy as np

_GREY = 8  # bits


@functools.lru_cache(maxsize=1)
def _library():
    library = ctypes.CDLL("liblept.so.5")
    for name, result, arguments in (
            ("pixReadMem", ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_size_t)),
            ("pixScale", ctypes.c_void_p, (ctypes.c_void_p, ctypes.c_float, ctypes.c_float)),
            ("pixGetData", ctypes.POINTER(ctypes.c_uint32), (ctypes.c_void_p,)),
            ("pixDestroy", None, (ctypes.POINTER(ctypes.c_void_p),))):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    for name in ("pixGetWidth", "pixGetHeight", "pixGetWpl", "pixGetDepth"):
        function = getattr(library, name)
        function.restype, function.argtypes = ctypes.c_int, (ctypes.c_void_p,)
    return library


def _destroy(pix):
    _library().pixDestroy(ctypes.byref(ctypes.c_void_p(pix)))


def _pixels(pix):
    library = _library()
    height, words = library.pixGetHeight(pix), library.pixGetWpl(pix)
    data = np.ctypeslib.as_array(library.pixGetData(pix), (height, words))
    return data.astype(">u4").view(np.uint8)[:, : library.pixGetWidth(pix)].copy()  # the first pixel is the high byte


def line_at_height(png, height):
    """A grey PNG scaled to the network's height as Tesseract does it, as an array [height, width] of 0..255."""
    library = _library()
    pix = library.pixReadMem(png, len(png))
    if not pix or library.pixGetDepth(pix) != _GREY:
        raise ValueError("a line's picture is no grey PNG")
    for _ in range(2):  # rounding may miss the height at the first try
        if library.pixGetHeight(pix) != height:
            factor = np.float32(height) / np.float32(library.pixGetHeight(pix))
            scaled = library.pixScale(pix, factor, factor)
            _destroy(pix)
            pix = scaled
    pixels = _pixels(pix)
    _destroy(pix)
    return pixels
