#!/usr/bin/env python3
"""Make the faces in data/fonts from Debian's Noto CJK and LXGW WenKai.

    apt install fonts-noto-cjk fonts-lxgw-wenkai python3-fonttools python3-brotli
    python3 server/setup/fonts/make-fonts.py data/fonts [face ...]

Chromium embeds static TrueType outlines as real subsets and everything else as Type 3, so the cubic outlines of
Noto CJK are converted to quadratic ones, and only what a Chinese notice can need is kept. Nothing but this script
writes the .woff2 files, and it is needed only when they are to be made anew. See data/fonts/README.md.
"""

import io
import os
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

NOTO = "/usr/share/fonts/opentype/noto/"
LXGW = "/usr/share/fonts/truetype/lxgw-wenkai/"
MAX_ERROR = 1.0  # units of an em of 1000
NOTO_COPYRIGHT = "(c) 2014-2021 Adobe (http://www.adobe.com/). Converted outlines and a reduced set of characters."

# family, style, weight, source file, name of the face inside a collection
FACES = {
    "sanwu-hei-400": ("Sanwu Hei", "Regular", 400, NOTO + "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"),
    "sanwu-hei-700": ("Sanwu Hei", "Bold", 700, NOTO + "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"),
    "sanwu-song-400": ("Sanwu Song", "Regular", 400, NOTO + "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"),
    "sanwu-song-700": ("Sanwu Song", "Bold", 700, NOTO + "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"),
    "sanwu-kai-400": ("Sanwu Kai", "Regular", 400, LXGW + "LXGWWenKai-Regular.ttf", None),
}

# What a notice can hold. Hangul, kana beyond the basic ones, and compatibility forms are left out.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x1FF), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x400, 0x45F),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2600, 0x26FF), (0x2700, 0x27BF),
    (0x2E80, 0x2FDF), (0x3000, 0x30FF), (0x3100, 0x312F), (0x31C0, 0x31EF), (0x3200, 0x33FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF), (0x20000, 0x323AF),
]  # fmt: skip


RADICALS = range(0x2E80, 0x2FE0)


def open_source(path, face):
    if face is None:
        return TTFont(path)
    for number in range(64):
        font = TTFont(path, fontNumber=number, lazy=True)
        if font["name"].getDebugName(1) == face:
            return font
    raise SystemExit(f"no {face} in {path}")


def reduce(font):
    """Keep the wanted characters and the features that squeeze full-width punctuation; drop vertical metrics."""
    options = Options()
    options.layout_features = ["halt", "chws", "tnum"]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = []
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "DSIG", "VDMX", "hdmx", "LTSH", "gasp", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)


def to_quadratic(font):
    glyph_set, order = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR * font["head"].unitsPerEm / 1000, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    del font["CFF "]
    for name in order:
        glyphs[name].recalcBounds(font["glyf"])
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyphs[name], "xMin", 0))
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs = 0x00010000, len(order)
    for field in ("maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
                  "maxSizeOfInstructions maxPoints maxContours maxCompositePoints maxCompositeContours "
                  "maxComponentElements maxComponentDepth").split():  # fmt: skip
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font.sfntVersion = "\x00\x01\x00\x00"


def separate(font):
    """One glyph for each character: else a PDF gives back the radical U+2F45 where 方 was written."""
    glyf, tables = font["glyf"], [t for t in font["cmap"].tables if t.isUnicode() and t.format != 14]
    first_of, order = {}, font.getGlyphOrder()
    for code, name in sorted(font.getBestCmap().items(), key=lambda pair: (pair[0] in RADICALS, pair[0])):
        if first_of.setdefault(name, code) == code:
            continue
        pen = TTGlyphPen({name})
        pen.addComponent(name, (1, 0, 0, 1, 0, 0))
        copy, metrics = f"u{code:05X}", font["hmtx"][name]
        order.append(copy)
        glyf.glyphs[copy] = pen.glyph()
        font["hmtx"].metrics[copy] = metrics
        for table in tables:
            if code in table.cmap:
                table.cmap[code] = copy
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    font["maxp"].numGlyphs = len(order)


def rename(font, family, style, copyright_line):
    name = font["name"] = newTable("name")
    name.names = []
    full = f"{family} {style}"
    values = {0: copyright_line, 1: family, 2: style, 3: f"{full};1.0", 4: full, 5: "Version 1.0",
              6: full.replace(" ", ""), 13: "SIL Open Font License, Version 1.1", 14: "https://openfontlicense.org"}  # fmt: skip
    for number, value in values.items():
        name.setName(value, number, 3, 1, 0x409)
    font["post"].formatType = 3.0
    font["post"].underlineThickness = font["post"].underlineThickness or 50


def make(key, folder):
    family, style, weight, path, face = FACES[key]
    font = open_source(path, face)
    copyright_line = NOTO_COPYRIGHT if face else font["name"].getDebugName(0)
    reduce(font)
    if "CFF " in font:
        to_quadratic(font)
    separate(font)
    rename(font, family, style, copyright_line)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsType = 0
    bold = weight >= 700
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = 1 if bold else 0
    # A fixed date: the same sources give the same bytes.
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created = 3755000000
    font.flavor = "woff2"
    path = os.path.join(folder, key + ".woff2")
    font.save(path)
    print(key, len(font.getGlyphOrder()), "glyphs", os.path.getsize(path) // 1024, "KB", flush=True)


# The faces that screens may load, cut into slices so that a browser fetches only what a page shows.
SCREEN_FACES = ("sanwu-hei-400", "sanwu-hei-700", "sanwu-song-700")


def gb2312(first_row, last_row):
    pairs = ((row, cell) for row in range(first_row, last_row + 1) for cell in range(1, 95))
    texts = (bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312", "ignore") for row, cell in pairs)
    return [ord(text) for text in texts if text]


def slices(available):
    """Pairs of characters and unicode-range. Of overlapping ranges browsers take the last, so whole stretches of rare
    characters come first, which need no list, then signs, the commonest thousand of village notices, and the rest of
    the first level of GB 2312."""
    with open(os.path.join(os.path.dirname(__file__), "common.txt"), encoding="utf-8") as file:
        common = [ord(c) for c in file.read() if c > " "]
    signs = [c for c in available if c < 0x2E80 or 0x2FF0 <= c < 0x3400 or 0xF900 <= c < 0x20000]
    exact, seen = [], set()
    for group, size in ((signs, 900), (common, 500), (gb2312(16, 55), 900)):
        new = [c for c in group if c in available and c not in seen]
        seen.update(new)
        exact += [sorted(new[start : start + size]) for start in range(0, len(new), size)]
    for first, last in ((0x2E80, 0x2FEF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF)):
        new = [c for c in sorted(available) if first <= c <= last and c not in seen]
        for start in range(0, len(new), 1200):
            codes = new[start : start + 1200]
            yield codes, f"U+{codes[0]:X}-{codes[-1]:X}"
    for codes in exact:
        yield codes, exact_range(codes)


def exact_range(codes):
    parts, first = [], None
    for code, following in zip(codes, [*codes[1:], None]):
        first = code if first is None else first
        if following != code + 1:
            parts.append(f"U+{first:X}" if first == code else f"U+{first:X}-{code:X}")
            first = None
    return ",".join(parts)


def cut(key, folder):
    family, _, weight, _, _ = FACES[key]
    whole, plain = TTFont(os.path.join(folder, key + ".woff2")), io.BytesIO()
    whole.flavor = None
    whole.save(plain)
    rules = []
    for number, (codes, unicode_range) in enumerate(slices(set(whole.getBestCmap()))):
        options = Options()
        options.layout_features = ["halt", "chws"]
        options.notdef_outline = True
        options.flavor = "woff2"
        font = TTFont(io.BytesIO(plain.getvalue()))
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        font.flavor, font.recalcTimestamp = "woff2", False
        name = f"{key.removeprefix('sanwu-')}-{number:02}.woff2"
        font.save(os.path.join(folder, "screen", name))
        rules.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
            f"src:url(screen/{name}) format('woff2');unicode-range:{unicode_range}}}\n"
        )
    print(key, len(rules), "slices", flush=True)
    return "".join(rules)


if __name__ == "__main__":
    folder = sys.argv[1] if len(sys.argv) > 1 else "data/fonts"
    for key in sys.argv[2:] or FACES:
        make(key, folder)
    os.makedirs(os.path.join(folder, "screen"), exist_ok=True)
    with open(os.path.join(folder, "screen.css"), "w", encoding="utf-8") as css:
        css.write("".join(cut(key, folder) for key in SCREEN_FACES))
