"""Draw every picture and paper of the sample school anew: python learners/_school/draw_media.py

The results are committed beside the evidence they belong to; running this twice changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import media_papers as papers
import media_places as places
import media_scenes as scenes
from media_charts import Axis, bar_chart, columns, dot_chart, line_chart, numbers
from media_pens import Sheet
from PIL import Image

LEARNERS = Path(__file__).resolve().parents[1]
ORIENTATION, GPS_BLOCK = 0x0112, 0x8825
SIDEWAYS = 6
INVENTED_POSITION = {1: "N", 2: (44.0, 30.0, 0.0), 3: "W", 4: (72.0, 45.0, 0.0)}
FILTER_STEPS = (
    "You need: flower pot, old shirt, sand, bin with a tap",
    "1. Wash the sand until the water you pour off is clear.",
    "2. Cut the shirt. A circle, bigger than the hole.",
    "3. Put the cloth in.",
    "4. Sand, four fingers.",
    "5. Cloth again so the sand stays down.",
    "6. Pot on the bin. Pour slowly. Wait 38 minutes.",
    "7. STILL BOIL IT.",
)
SOUP_CARD = (
    "ginger: burn it. on purpose",
    "fish sauce 41 g = until it smells right",
    "rock sugar 23 g = a thumb",
    "star anise 6. always 6",
    "salt: depends who is coming",
    "3 h. do not talk",
)
GLOSSARY = (
    "becerro - calf",
    "calostro - first milk",
    "ombligo - navel",
    "fiebre - fever",
    "tos - cough",
    "suero - serum",
    "ojos hundidos - sunken eyes",
    "no se para - down, can't get up",
    "de nalgas - backwards",
    "parto - calving",
    "espere - wait",
    "jale - pull",
)
RADIO_PARTS = (
    "C1  0.05 uF  paper  -> film",
    "C4  20 uF 450 V    (+ to CATHODE)",
    "C5  20 uF 450 V",
    "R7  470 k  was 690 k",
    "6V6 bought, 12 dollars",
    "dial lamp: leave it",
)
REEL = ("0246", "4642", "5353", "4210", "0246", "7654", "5342", "1100")
SECOND_PART = ("7979", "8976", "7998", "6420", "7979", "8976", "5346", "7777")
PHOTO_FACES = {
    "leo-tran/leo.png": ("#e8b98f", "#1d1a1a", "#1f6178", "#dfe9ee"),
    "rosa-jimenez/rosa.png": ("#c68a5e", "#2d1c14", "#5b7a4a", "#f3dfb4"),
    "caleb-thibault/caleb.png": ("#f0c9a6", "#6a4326", "#39424a", "#dcdad2"),
    "maya-lindqvist/maya.png": ("#f3d3b8", "#d9b25c", "#8a2f3c", "#d9e4dc"),
}
EXTRAS = {
    "leo-tran/leo.png": "shape #1d1a1a 98,116 110,70 160,52 212,70 222,116 196,96 172,108 150,92 126,108",
    "rosa-jimenez/rosa.png": (
        "shape #a34a05 86,104 96,58 160,34 224,58 234,104 160,92\noval #f3dfb4 160,36 15,13\n"
        "shape #2d1c14 84,160 104,166 108,258 92,276 80,256\n"
        "shape #2d1c14 216,166 236,160 240,256 228,276 212,258"
    ),
    "caleb-thibault/caleb.png": (
        "shape #c23b2c 96,106 104,66 160,46 216,66 224,106 160,96\n"
        "shape #a02f22 92,104 228,104 240,118 160,108 80,118\n"
        "line 3 #6a4326 128,204 160,214 192,204"
    ),
    "maya-lindqvist/maya.png": (
        "shape #d9b25c 100,130 106,84 160,60 214,84 220,130 190,92 140,88\n"
        "shape #d9b25c 84,150 102,150 100,250 78,246\nshape #d9b25c 218,150 236,150 242,246 220,250\n"
        "shape #8a4a20 222,300 276,204 288,212 240,310\noval #8a4a20 284,200 11,11"
    ),
}


def read(learner: str, name: str) -> dict[str, list[str]]:
    """Read the columns of a learner's CSV file."""
    return columns(LEARNERS / learner / "evidence/files" / name)


def sand() -> Sheet:
    """Grain size against cloudiness, sixteen readings."""
    table = read("amara-okafor", "sand-readings.csv")
    dots = list(zip(numbers(table["grain_mm"]), numbers(table["cloudiness_ntu"]), strict=True))
    odd = {dot: note for dot, note in zip(dots, table["note"], strict=True) if note}
    across, up = Axis(0, 2.2, (0, 0.5, 1, 1.5, 2), "grain, mm"), Axis(0, 40, (0, 10, 20, 30, 40), "NTU")
    return dot_chart(across, up, dots, odd)


def caps() -> Sheet:
    """Caps in the right box before and after the new chute."""
    table = read("leo-tran", "caps.csv")
    pairs = zip(numbers(table["before_right"]), numbers(table["after_right"]), strict=True)
    groups = dict(zip(table["color"], pairs, strict=True))
    return bar_chart(Axis(0, 10, (0, 2, 4, 6, 8, 10), "right, of 10"), groups, ("before", "after"))


def oven() -> Sheet:
    """An hour in the oven at two lid angles."""
    table = read("layla-haddad", "oven.csv")
    lines = {"55°": numbers(table["lid_55_deg"]), "25°": numbers(table["lid_25_deg"])}
    across, up = Axis(0, 62, (0, 15, 30, 45, 60), "min"), Axis(0, 100, (0, 20, 40, 60, 80, 100), "°C")
    return line_chart(across, up, numbers(table["minute"]), lines)


def eggs() -> Sheet:
    """Chicks of 24 eggs, spring and October."""
    hatched = read("sam-whitcomb", "eggs.csv")["hatched"].count("yes")
    return bar_chart(Axis(0, 24, (0, 6, 12, 18, 24), "chicks, of 24"), {"spring": [7], "october": [hatched]})


def calves() -> Sheet:
    """Mean weight of calves with and without a jacket."""
    table = read("rosa-jimenez", "becerros.csv")
    lines = {"con chaleco": numbers(table["con_chaleco_kg"]), "sin": numbers(table["sin_chaleco_kg"])}
    across, up = Axis(0, 4.3, (0, 1, 2, 3, 4), "semanas"), Axis(40, 70, (40, 50, 60, 70), "kg")
    return line_chart(across, up, numbers(table["semana"]), lines)


def tempo() -> Sheet:
    """Tempo of one tune at two dances."""
    table = read("maya-lindqvist", "tempo.csv")
    lines = {"September": numbers(table["september_bpm"]), "November": numbers(table["november_bpm"])}
    minutes = Axis(0, 6.2, (0, 1, 2, 3, 4, 5, 6), "minutes")
    beats = Axis(110, 124, (110, 114, 118, 122), "beats per minute")
    return line_chart(minutes, beats, numbers(table["minute"]), lines)


def early_bars() -> Sheet:
    """How early each bar of a tune comes."""
    table = read("maya-lindqvist", "bars.csv")
    groups = {bar: [float(early)] for bar, early in zip(table["bar"], table["early_ms"], strict=True)}
    return bar_chart(Axis(-10, 70, (0, 20, 40, 60), "early, thousandths of a second"), groups)


PICTURES: dict[str, Callable[[], Sheet]] = {
    "amara-okafor/evidence/files/sand-scatter.png": sand,
    "caleb-thibault/evidence/files/beads.png": scenes.welds,
    "caleb-thibault/evidence/files/hill-map.png": places.hill_map,
    "layla-haddad/evidence/files/fair.png": lambda: scenes.scene(scenes.FAIR),
    "layla-haddad/evidence/files/oven-curve.png": oven,
    "leo-tran/evidence/files/sorter-counts.png": caps,
    "leo-tran/evidence/files/soup.png": lambda: scenes.scene(scenes.SOUP),
    "maya-lindqvist/evidence/files/bars.png": early_bars,
    "maya-lindqvist/evidence/files/dance-hall.png": places.dance_hall,
    "maya-lindqvist/evidence/files/tempo.png": tempo,
    "quinn-abbott/evidence/files/radio.png": lambda: scenes.scene(scenes.RADIO),
    "rosa-jimenez/evidence/files/becerros.png": calves,
    "rosa-jimenez/evidence/files/chaleco.png": lambda: scenes.scene(scenes.CALF),
    "sam-whitcomb/evidence/files/candling.png": lambda: scenes.scene(scenes.CANDLING),
    "sam-whitcomb/evidence/files/eggs-chart.png": eggs,
}
PAPERS: dict[str, Callable[[], Sheet]] = {
    "amara-okafor/evidence/files/filter-instructions.pdf": lambda: papers.notes("FILTER", FILTER_STEPS),
    "caleb-thibault/evidence/files/rack-drawing.pdf": papers.rack_drawing,
    "layla-haddad/evidence/files/oven-plan.pdf": papers.oven_plan,
    "leo-tran/evidence/files/soup-card.pdf": lambda: papers.notes("soup", SOUP_CARD),
    "maya-lindqvist/evidence/files/elbow-reel.pdf": lambda: papers.tune("Elbow Reel", REEL + SECOND_PART),
    "quinn-abbott/evidence/files/parts.pdf": lambda: papers.notes("parts", RADIO_PARTS),
    "rosa-jimenez/evidence/files/glosario.pdf": lambda: papers.notes("establo / barn", GLOSSARY),
    "sam-whitcomb/evidence/files/egg-map.pdf": lambda: papers.egg_map(read("sam-whitcomb", "eggs.csv")),
}


def save_picture(sheet: Sheet, path: Path) -> None:
    """Save a drawing as a PNG of 64 colors."""
    sheet.picture().quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


def save_paper(sheet: Sheet, path: Path) -> None:
    """Save a drawing as a one-page PDF whose dates do not change from run to run."""
    start = time.gmtime(0)
    page = sheet.picture(2)
    page.save(path, resolution=102, quality=50, creationDate=start, modDate=start, title=path.stem)


def save_phone_photo(sheet: Sheet, path: Path) -> None:
    """Save a drawing as phones save photographs: pixels lying on their side, a position in EXIF."""
    exif = Image.Exif()
    exif[ORIENTATION] = SIDEWAYS
    exif.get_ifd(GPS_BLOCK).update(INVENTED_POSITION)
    lying = sheet.picture(2.5).transpose(Image.Transpose.ROTATE_90)
    lying.save(path, quality=72, optimize=True, exif=exif)


def main() -> None:
    """Draw everything."""
    for name, picture in PICTURES.items():
        save_picture(picture(), LEARNERS / name)
    for name, colors in PHOTO_FACES.items():
        save_picture(scenes.portrait(*colors, EXTRAS[name]), LEARNERS / name)
    for name, paper in PAPERS.items():
        save_paper(paper(), LEARNERS / name)
    save_phone_photo(scenes.scene(scenes.RACK, 320, 480), LEARNERS / "caleb-thibault/evidence/files/rack.jpg")


if __name__ == "__main__":
    main()
