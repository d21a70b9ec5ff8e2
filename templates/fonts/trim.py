"""Cuts the certificate's fonts to the Latin of Indonesian documents.

Usage: python3 trim.py FOLDER_OF_EB_GARAMOND FOLDER_OF_LATO

Run once, by hand, when a font is replaced; the results are committed beside this
file. Needs fontTools. See README.md for where the originals come from.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# Basic Latin, Latin-1, Latin Extended-A, Romanian comma letters, general
# punctuation, and the few signs that numbers and titles use.
CODES = [
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0180),
    *range(0x0218, 0x021C),
    0x02BC, 0x02C6, 0x02DA, 0x02DC,
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044,
    0x20AC, 0x2116, 0x2122, 0x2212,
]
FEATURES = ["kern", "liga", "lnum", "pnum", "onum", "tnum", "locl", "ccmp", "mark", "case"]
LICENCE = (
    "This Font Software is licensed under the SIL Open Font License, Version 1.1. "
    "This license is available with a FAQ at: https://openfontlicense.org"
)
GARAMOND = (
    "Copyright 2010-2013, Georg A. Duffner (http://www.georgduffner.at/ebgaramond), "
    "2013 Siva Kalyan"
)
LATO = (
    "Copyright (c) 2010-2014 by tyPoland Lukasz Dziedzic with Reserved Font Name "
    '"Lato". Trimmed and renamed, as the licence asks of a modified version.'
)

# Original file, trimmed file, family, style, copyright.
FONTS = [
    (0, "EBGaramond12-Regular.ttf", "RaporSerif-Regular.ttf", "Rapor Serif", "Regular", GARAMOND),
    (0, "EBGaramond12-Italic.ttf", "RaporSerif-Italic.ttf", "Rapor Serif", "Italic", GARAMOND),
    (1, "Lato-Regular.ttf", "RaporSans-Regular.ttf", "Rapor Sans", "Regular", LATO),
    (1, "Lato-Bold.ttf", "RaporSans-Bold.ttf", "Rapor Sans", "Bold", LATO),
]


def trim(source: Path, target: Path, family: str, style: str, copyright_: str) -> None:
    """Subsets one font and gives it its own name."""
    font = TTFont(source, recalcTimestamp=False)
    version = font["name"].getDebugName(5)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["FFTM", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=CODES)
    cutter.subset(font)
    names = font["name"]
    names.names = []
    record = {
        0: copyright_,
        1: family,
        2: style,
        3: f"{family} {style}; {version}",
        4: f"{family} {style}",
        5: version,
        6: target.stem,
        13: LICENCE,
        14: "https://openfontlicense.org",
    }
    for key, text in record.items():
        names.setName(text, key, 3, 1, 0x409)
    font.save(target)


if __name__ == "__main__":
    folders = [Path(a) for a in sys.argv[1:3]]
    for which, original, trimmed, family, style, notice in FONTS:
        trim(folders[which] / original, Path(__file__).parent / trimmed, family, style, notice)
