"""Drawings of things and places, most of them written down stroke by stroke.

A stroke is one line of text: `shape <fill> <points>`, `plain <fill> <points>` (no outline),
`line <width> <ink> <points>`, `oval <fill> <x,y> <rx,ry>` or `words <size> <x,y> <text>`.
Points are `x,y` pairs.
"""

from __future__ import annotations

from media_pens import Point, Sheet

SOUP = """
plain #c9b79c -5,236 485,236 485,325 -5,325
shape #8f989e 40,196 300,196 300,240 40,240
oval #4a545c 170,196 112,9
shape #b9c4ca 78,96 262,96 252,190 88,190
oval #d9a35c 170,96 92,15
line 4 #22303a 62,120 78,122
line 4 #22303a 262,122 278,120
line 3 #9fb0ba 130,76 122,58 134,42 126,22
line 3 #9fb0ba 174,72 166,54 178,38 170,18
line 3 #9fb0ba 216,76 208,58 220,42 212,22
shape #f7faf9 340,226 456,226 462,258 334,258
shape #d4e0e4 366,232 430,232 430,252 366,252
words 17 398,242 41 g
shape #e3ebef 350,176 446,176 426,222 370,222
oval #8a5638 398,178 46,7
words 13 170,146 do not touch
"""
FAIR = """
plain #b7c3b0 -5,236 485,236 485,325 -5,325
oval #f0c04a 420,64 30,30
line 2 #e0a23a 384,84 200,132
line 2 #e0a23a 390,94 206,150
shape #c9a877 40,190 220,190 220,204 40,204
line 5 #6d5545 56,204 56,270
line 5 #6d5545 204,204 204,270
shape #c9a877 108,140 186,140 186,188 108,188
shape #dfe6ea 108,140 186,140 214,92 130,90
oval #a5692f 62,184 10,5
oval #a5692f 82,184 10,5
oval #a5692f 72,176 10,5
oval #7a4a30 262,170 13,14
shape #5b7a4a 248,186 276,186 284,268 242,268
shape #3f6b3a 246,160 278,160 272,146 252,146
oval #e3b68f 312,182 12,13
shape #155a72 300,198 325,198 331,270 295,270
oval #8a5638 360,176 12,13
shape #c9745a 348,192 373,192 380,270 342,270
oval #f0cfb0 404,204 10,11
shape #e0a23a 394,217 414,217 419,270 390,270
oval #a5693f 446,178 12,13
shape #6b5a8a 434,194 459,194 465,270 429,270
"""
CANDLING = """
plain #17191d -5,-5 485,-5 485,325 -5,325
oval #d9772a 240,160 104,136
oval #f0a24a 240,170 88,112
oval #ffdd98 240,62 60,30
line 4 #8a1f14 240,168 204,132 178,128
line 4 #8a1f14 240,168 270,124 300,116
line 4 #8a1f14 240,168 200,196 176,224
line 4 #8a1f14 240,168 280,204 306,214
line 3 #8a1f14 240,168 246,220 236,252
line 3 #8a1f14 208,136 204,112
line 3 #8a1f14 274,122 268,102
oval #3d120c 240,168 17,14
"""
CALF = """
plain #dfe9ee -5,-5 485,-5 485,250 -5,250
plain #d9c48f -5,250 485,250 485,325 -5,325
line 9 #22303a 170,206 166,284
line 9 #22303a 204,214 204,288
line 9 #22303a 300,214 304,288
line 9 #22303a 330,204 338,284
oval #f6f0e2 250,172 104,50
oval #33261f 176,162 34,30
shape #1f6178 196,124 316,122 332,166 318,214 200,218 186,170
line 2 #bcd6d8 226,124 220,216
line 2 #bcd6d8 256,123 254,218
line 2 #bcd6d8 288,123 290,216
shape #f6f0e2 116,96 160,84 184,112 180,150 140,160 112,136
shape #33261f 158,86 192,74 186,104
shape #e3b6a6 106,126 132,122 140,152 116,156
oval #22303a 142,112 4,5
line 4 #22303a 352,160 376,190 370,226
oval #e0a23a 254,220 7,6
line 2.5 #a34a05 392,286 340,252 266,228
shape #a34a05 266,228 282,228 276,240
words 16 424,296 broche
"""
RADIO = """
plain #efece3 -5,-5 485,-5 485,325 -5,325
shape #dcd5c6 60,130 420,130 420,280 60,280
shape #c9c0ae 60,130 96,92 444,92 420,130
shape #b8ae9a 420,130 444,92 444,246 420,280
oval #fbf8f0 330,204 58,58
oval #efece3 330,204 8,8
line 3 #44505a 330,204 364,164
line 2 #44505a 84,160 244,160
line 2 #44505a 84,180 244,180
line 2 #44505a 84,200 244,200
line 2 #44505a 84,220 244,220
oval #c9c0ae 110,256 13,13
oval #c9c0ae 216,256 13,13
shape #fbf8f0 128,112 130,58 144,44 158,58 160,112
shape #fbf8f0 184,112 186,70 198,58 210,70 212,112
shape #fbf8f0 234,112 236,52 252,38 268,52 270,112
shape #fbf8f0 294,112 296,74 306,62 316,74 318,112
shape #fbf8f0 344,112 346,64 358,50 370,64 372,112
line 2 #8a8474 144,60 144,104
line 2 #8a8474 252,56 252,104
line 2 #8a8474 358,66 358,104
words 12 110,274 4
"""
BEADS = """
plain #dfe3e6 -5,-5 485,-5 485,325 -5,325
shape #8c969d 40,24 150,24 150,270 40,270
shape #8c969d 186,24 296,24 296,270 186,270
shape #8c969d 332,24 442,24 442,270 332,270
shape #5d666d 84,40 106,40 112,90 104,120 124,176 96,190 118,236 90,262 76,238 92,200 70,170 88,130 78,88
oval #5d666d 240,58 17,9
oval #5d666d 246,76 15,9
oval #5d666d 236,94 18,9
oval #5d666d 243,112 15,9
oval #5d666d 240,130 17,9
oval #5d666d 235,148 15,9
oval #5d666d 243,166 17,9
oval #5d666d 240,184 15,9
oval #5d666d 245,202 17,9
oval #5d666d 239,220 16,9
oval #5d666d 242,238 17,9
words 20 95,294 12
words 20 241,294 61
words 20 387,294 98
"""
RACK = """
plain #b9cbd6 -5,-5 325,-5 325,485 -5,485
plain #7d8f86 0,190 60,130 120,176 200,110 320,180 320,300 0,300
plain #eef3f5 -5,372 325,352 325,485 -5,485
shape #8a6a4c 0,60 110,48 110,382 0,388
line 2 #5d4632 0,110 110,104
line 2 #5d4632 0,160 110,156
line 2 #5d4632 0,210 110,208
line 2 #5d4632 0,260 110,260
line 2 #5d4632 0,310 110,312
shape #c23b2c 140,110 196,110 202,340 188,366 148,366 134,340
shape #c23b2c 226,110 282,110 288,340 274,366 234,366 220,340
line 3 #f7e9d8 148,180 190,180
line 3 #f7e9d8 148,250 190,250
line 3 #f7e9d8 234,180 276,180
line 3 #f7e9d8 234,250 276,250
line 9 #39424a 120,84 304,84
line 9 #39424a 122,84 122,400
line 9 #39424a 302,84 302,400
line 9 #39424a 120,300 304,300
line 6 #39424a 168,84 168,112
line 6 #39424a 254,84 254,112
line 9 #39424a 100,402 322,402
plain #ffffff -5,420 70,410 160,424 325,408 325,485 -5,485
"""


def scene(strokes: str, width: int = 480, height: int = 320) -> Sheet:
    """Draw a scene from its written strokes."""
    sheet = Sheet(width, height)
    for stroke in strokes.strip().splitlines():
        kind, *rest = stroke.split(" ")
        if kind == "shape":
            sheet.shape(_points(rest[1:]), rest[0])
        elif kind == "plain":
            sheet.shape(_points(rest[1:]), rest[0], 0)
        elif kind == "line":
            sheet.line(_points(rest[2:]), float(rest[0]), rest[1])
        elif kind == "oval":
            sheet.oval(_point(rest[1]), _point(rest[2]), rest[0])
        elif kind == "words":
            sheet.words(_point(rest[1]), " ".join(rest[2:]), float(rest[0]))
        else:
            raise ValueError(f"unknown stroke: {stroke}")
    return sheet


def welds() -> Sheet:
    """Draw three practice welds; the third one is even."""
    sheet = scene(BEADS)
    for step in range(14):
        sheet.oval((387, 48 + step * 15), (17, 9), "#5d666d")
    return sheet


def portrait(skin: str, hair: str, shirt: str, wall: str, extra: str) -> Sheet:
    """Draw a square portrait; `extra` is strokes for what only this person has."""
    face = f"""
plain {wall} -5,-5 325,-5 325,325 -5,325
shape {shirt} 48,320 64,262 118,236 202,236 256,262 272,320
shape {skin} 136,200 184,200 188,240 160,254 132,240
oval {hair} 160,128 76,80
oval {skin} 160,142 60,72
oval #22303a 138,140 4,5
oval #22303a 182,140 4,5
line 4 #22303a 128,126 148,124
line 4 #22303a 172,124 192,126
line 3.5 #22303a 160,146 156,164 164,166
line 4 #22303a 140,184 154,191 168,191 182,183
"""
    return scene(face + extra, 320, 320)


def _points(texts: list[str]) -> list[Point]:
    return [_point(text) for text in texts]


def _point(text: str) -> Point:
    x, y = text.split(",")
    return (float(x), float(y))
