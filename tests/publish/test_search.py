"""The index of a cohort: its entries and no one else's, found by what they are about, the same bytes every time."""

from __future__ import annotations

import errno
import gzip
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import cbor2
import pytest
from school_folder import CONFIG, Files, put, settings_in, tree, written

from portfolio_gen.jobs import Job, Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.unspaced import letters_apart
from portfolio_gen.pipeline import build, read_and_plan
from portfolio_gen.problems import Problems
from portfolio_gen.publish import pagefind, search
from portfolio_gen.publish.hosts import warm_host
from portfolio_gen.publish.pagefind import engine
from portfolio_gen.publish.search import INDEX_FOLDER, SearchFailed, index
from portfolio_gen.settings import Settings
from portfolio_gen.source.school import read_school

SCHOOL: Files = {
    "_school/school.yml": """
name: S
share_with_default: [educators]
terms: [{id: fall, title: Fall, start: 2026-08-01, end: 2026-12-31}]
cohorts:
  elm: {title: Elm, learners: [ada, bo]}
  oak: {title: Oak, learners: [cy]}
""",
    "_school/frameworks/tiny.csv": "code,statement\nSCI.1,I can test.\nSCI.2,I can explain.\n",
    "_school/ratings/fall.csv": "learner,standard,level,date,by,evidence,note\n"
    "ada,SCI.1,developing,2026-10-03,ms-rivera,engine,\nada,SCI.1,proficient,2026-10-09,ms-rivera,engine,\n",
    "ada/evidence/engine.md": "---\ntitle: The engine\ndate: 2026-10-01\nkind: Model\ncontext: home\ncourse: Physics\n"
    "standards:\n  - SCI.1: extending\n  - SCI.2\n---\nBrass wheels.\n",
    "ada/goals/fly.md": "---\ntitle: To fly\nstandards: [SCI.2]\n---\nPaper first.\n",
    "ada/reflections/why.md": "---\ntitle: Why\ndate: 2026-10-02\nabout: [engine]\n---\nBecause of steam.\n",
    "ada/evidence/diary.md": "---\ntitle: Secretdiary\nshare_with: []\n---\nSecretwords.\n",
    "bo/evidence/kawa.md": "---\ntitle: 川の水\nlang: ja\n---\n私は川が好きです。浄水場へ\n",
    "cy/evidence/zebra.md": "---\ntitle: Zebra\nstandards: [SCI.1]\n---\nUnicornwords.\n",
}
EDUCATORS = Scope(audiences=(Audience.EDUCATORS,))
Found = dict[str, dict[str, Any]]


def staged(folder: Path, files: Files = SCHOOL, cohort: str = "elm") -> Path:
    """The pages of one cohort's site, as they lie before the index is made."""
    settings = written(folder, files) if files else settings_in(folder)
    school = read_school(settings.learners_dir, Problems())
    members = next(each.learners for each in school.cohorts if each.id == cohort)
    site = read_and_plan(Job(Audience.EDUCATORS, cohort, members, cohort), settings, school, None).site
    assert site
    put(folder / "stage", dict(warm_host(str(CONFIG)).pages(site)))
    return folder / "stage"


def indexed(folder: Path, files: Files = SCHOOL, cohort: str = "elm") -> Path:
    stage = staged(folder, files, cohort)
    index(stage)
    return stage


def built(settings: Settings) -> Path:
    """The sites of a school's educators, built for real."""
    outcome = build(settings, EDUCATORS, 1, lambda *told: None)
    assert outcome.problems == ()
    return settings.output


def found(stage: Path) -> Found:
    """What the index says of each page, by its address."""
    fragments = [json.loads(plain(file)) for file in (stage / INDEX_FOLDER / "fragment").iterdir()]
    return {fragment["url"]: fragment for fragment in fragments}


def plain(file: Path) -> bytes:
    data = file.read_bytes()
    return gzip.decompress(data).removeprefix(b"pagefind_dcd") if data[:2] == b"\x1f\x8b" else data


def test_entries_are_in_it_and_no_other_page(tmp_path: Path) -> None:
    assert found(indexed(tmp_path)).keys() == {
        "/learners/ada/evidence/engine.html",
        "/learners/ada/goals/fly.html",
        "/learners/ada/reflections/why.html",
        "/learners/bo/evidence/kawa.html",
    }


def test_an_entry_is_found_by_all_that_it_is_about(tmp_path: Path) -> None:
    engine_ = found(indexed(tmp_path))["/learners/ada/evidence/engine.html"]
    assert {name: set(values) for name, values in engine_["filters"].items()} == {
        "learner": {"ada"},
        "kind": {"evidence", "evidence: model"},
        "context": {"home"},
        "term": {"fall", "last week", "last two weeks"},
        "standard": {"SCI.1", "SCI.2"},
        "level": {"me: extending", "educators: proficient"},
        "rated": {"SCI.1|me: extending", "SCI.1|educators: proficient"},
    }
    said = {"title": "The engine", "learner": "Ada", "kind": "model", "course": "Physics", "day": "2026-10-01"}
    assert said.items() <= engine_["meta"].items()
    assert "Brass wheels." in engine_["content"]


def test_an_entry_that_is_a_title_and_nothing_else_is_found(tmp_path: Path) -> None:
    files: Files = {
        "_school/school.yml": SCHOOL["_school/school.yml"],
        "ada/goals/kite.md": "---\ntitle: A kite\n---\n",
        "ada/evidence/photo.md": "---\ntitle: 🪁\nkind: Photo\n---\n![](kite.png)\n",
    }
    entries = found(indexed(tmp_path, files))
    assert {url: entry["meta"]["title"] for url, entry in entries.items()} == {
        "/learners/ada/goals/kite.html": "A kite",
        "/learners/ada/evidence/photo.html": "🪁",
    }
    assert [entry["filters"]["learner"] for entry in entries.values()] == [["ada"], ["ada"]]


def test_nobody_else_and_nothing_hidden_is_in_it(tmp_path: Path) -> None:
    stage = indexed(tmp_path)
    written_there = b"\n".join(plain(file) for file in (stage / INDEX_FOLDER).rglob("*") if file.is_file())
    assert b"Brass" in written_there
    for hidden in (b"zebra", b"unicorn", b"secretdiary", b"secretword", b"/cy/"):
        assert hidden not in written_there.lower()
    assert list(found(indexed(tmp_path / "other", cohort="oak"))) == ["/learners/cy/evidence/zebra.html"]


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    stage = indexed(tmp_path)
    first = tree(stage)
    for _ in range(3):
        index(stage)
        assert tree(stage) == first


def test_a_change_gives_every_changed_file_another_name(tmp_path: Path) -> None:
    changed = {**SCHOOL, "ada/goals/fly.md": str(SCHOOL["ada/goals/fly.md"]).replace("Paper", "Canvas")}
    one, other = (
        tree(indexed(tmp_path / name, files) / INDEX_FOLDER) for name, files in (("a", SCHOOL), ("b", changed))
    )
    assert one.keys() != other.keys()
    assert {name for name in one.keys() & other.keys() if one[name] != other[name]} <= {"pagefind-entry.json"}


def test_only_what_the_search_page_asks_for_is_kept(tmp_path: Path) -> None:
    places = {place for place in tree(indexed(tmp_path) / INDEX_FOLDER) if "/" not in place and ".pf_" not in place}
    assert places == {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"}


def test_words_without_spaces_are_told_apart(tmp_path: Path) -> None:
    stage = indexed(tmp_path)
    kawa = found(stage)["/learners/bo/evidence/kawa.html"]
    content = kawa["content"].replace(letters_apart("が"), "が").replace(letters_apart("で"), "で")
    assert "私 は 川 が 好 き で す 。 浄 水 場 へ" in content
    assert kawa["meta"]["title"] == "川 の 水"
    assert "私は川が好きです。浄水場へ" in (stage / "learners/bo/evidence/kawa.html").read_text("utf-8")


def test_a_break_that_nobody_sees_is_no_part_of_a_word(tmp_path: Path) -> None:
    stage = indexed(tmp_path, {**SCHOOL, "ada/goals/fly.md": "---\ntitle: To fly\n---\nair\u200bport ខ្ញុំ\u200bបាន\n"})
    assert "\u200b" not in found(stage)["/learners/ada/goals/fly.html"]["content"]


FORGED = """
<p data-pagefind-filter="learner:bo" data-pagefind-meta="title:Other" data-pagefind-ignore>needle one</p>

needle two {: data-pagefind-body data-pagefind-filter="learner:bo" }

<!-- needle three -->
"""


def test_a_learner_cannot_say_what_the_index_believes(tmp_path: Path) -> None:
    stage = indexed(tmp_path, {**SCHOOL, "ada/goals/fly.md": f"---\ntitle: To fly\n---\n{FORGED}"})
    fly = found(stage)["/learners/ada/goals/fly.html"]
    assert fly["filters"] == {"kind": ["goal"], "learner": ["ada"]}
    assert fly["meta"]["title"] == "To fly"
    assert "needle one" in fly["content"]
    assert "needle three" not in fly["content"]


def test_a_site_without_entries_gets_no_index(tmp_path: Path) -> None:
    stage = indexed(tmp_path, {**SCHOOL, "cy/evidence/zebra.md": "---\nshare_with: []\n---\nx\n"}, "oak")
    assert not (stage / INDEX_FOLDER).exists()


def test_settings_that_lie_about_do_not_reach_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = tree(indexed(tmp_path / "a"))
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    put(tmp_path, {"pagefind.toml": "force_language = 'de'\n"})
    monkeypatch.chdir(tmp_path)
    assert tree(indexed(tmp_path / "b")) == first


# ---- wherever the pages lie ----------------------------------------------------------------------------------------


def page(words: str, title: str = "A title") -> str:
    """An entry's page as short as it can be."""
    return (
        f'<!doctype html><html lang="en"><head><meta content="{title}" data-pagefind-meta="title[content]">'
        f'<meta content="ada" data-pagefind-filter="learner[content]"></head>'
        f"<body><main data-pagefind-body><p>{words}</p></main></body></html>"
    )


def numbered(count: int) -> Files:
    """Pages in several folders, whose names do not sort as they were made."""
    return {f"learners/{n * 7 % 5}/p{n * 31 % 97:02}.html": page(f"word{n} common", f"Title {n}") for n in range(count)}


ARABIC: Files = {
    "learners/ليلى/evidence/قصة.html": page("قَلَم قلم كتاب", "كِتاب"),
    "learners/ليلى/goals/هدف.html": page("كتاب القراءة", "هدف"),
    "learners/عمر/evidence/رحلة.html": page("الرحلة الى البحر", "رحلة"),
}
ACCENTED: Files = {
    "a.html": page("résumé resumé rèsumé resume rêsumê résumè", "té tè tê"),
    "b.html": page("rësumé rësumë resumë résumé", "tê tè të"),
}
TABLES: Mapping[str, Files] = {
    "one": {"a/b.html": page("alone")},
    "many": numbered(60),
    "arabic": ARABIC,
    "accented": ACCENTED,
    "japanese": {"b.html": page("私は川が好きです"), "a.html": page("川の水")},
    "case": {"B.html": page("one"), "a.html": page("two"), "a/z.html": page("three"), "a-b.html": page("four")},
}


def worn(folder: Path, files: Files, *, backwards: bool) -> Path:
    """Files in a folder that held a hundred others before: made one way round, or the other."""
    strays = {str(Path(place).with_name(f"stray{n}.html")) for place in files for n in range(100)}
    put(folder, dict.fromkeys(sorted(strays), ""))
    for place in sorted(files, reverse=backwards):
        put(folder, {place: files[place]})
    for place in strays:
        (folder / place).unlink()
    return folder


@pytest.fixture
def disks(tmp_path: Path) -> Iterator[list[Path]]:
    """Folders on as many kinds of disk as there are here: the temporary folder's, and memory's where it is one."""
    memory = Path("/dev/shm")
    if not (memory.is_dir() and os.access(memory, os.W_OK)):
        yield [tmp_path]
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield [tmp_path, Path(folder)]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.slow
def test_no_disk_and_no_order_of_making_can_be_told_from_the_bytes(name: str, disks: list[Path]) -> None:
    made = []
    for disk in disks:
        for backwards in (False, True):
            stage = worn(disk / f"{backwards}", TABLES[name], backwards=backwards)
            index(stage)
            made.append(tree(stage))
    assert [each == made[0] for each in made] == [True] * len(made)
    assert len([place for place in made[0] if place.endswith(".pf_fragment")]) == len(TABLES[name])


def test_a_disk_that_lists_its_files_otherwise_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = staged(tmp_path)
    index(stage)
    first, listed = tree(stage), Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda folder, pattern: reversed(list(listed(folder, pattern))))
    index(stage)
    monkeypatch.undo()
    assert tree(stage) == first


def test_the_number_of_threads_cannot_be_told_from_the_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {**numbered(60), **ARABIC, **ACCENTED})
    made = []
    for threads in "1", "2", "9":
        monkeypatch.setenv("RAYON_NUM_THREADS", threads)
        index(tmp_path)
        made.append(tree(tmp_path))
    assert made[0] == made[1] == made[2]


def test_pages_are_numbered_by_their_places(tmp_path: Path) -> None:
    files = numbered(60)
    put(tmp_path, files)
    index(tmp_path)
    (meta,) = (tmp_path / INDEX_FOLDER).glob("*.pf_meta")
    numbers = cbor2.loads(plain(meta))[1]
    places = {file.stem: json.loads(plain(file))["url"] for file in (tmp_path / INDEX_FOLDER / "fragment").iterdir()}
    assert [places[name] for name, _ in numbers] == [f"/{place}" for place in sorted(files)]


def test_pages_of_other_languages_are_found_by_their_own_addresses(tmp_path: Path) -> None:
    put(tmp_path, ARABIC)
    index(tmp_path)
    assert found(tmp_path).keys() == {f"/{place}" for place in ARABIC}
    assert found(tmp_path)["/learners/ليلى/evidence/قصة.html"]["meta"]["title"] == "كِتاب"


@pytest.mark.parametrize("files", [{}, {"a.html": "<p>not an entry</p>"}])
def test_a_folder_without_an_entry_gets_no_index(tmp_path: Path, files: Files) -> None:
    put(tmp_path, files)
    index(tmp_path)
    assert tree(tmp_path).keys() == files.keys()


# ---- what goes wrong -----------------------------------------------------------------------------------------------


def no_such_program() -> list[str]:
    return ["/nowhere/pagefind"]


@pytest.mark.parametrize(
    "broken", [{"pagefind._command": no_such_program}, {"search._MAGIC": b"another form"}, {"search._ENTRY": "gone"}]
)
def test_a_failure_leaves_the_site_without_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Mapping[str, object]
) -> None:
    stage = indexed(tmp_path)
    before = tree(stage)
    for name, value in broken.items():
        monkeypatch.setattr(f"portfolio_gen.publish.{name}", value)
    with pytest.raises(SearchFailed):
        index(stage)
    assert tree(stage) == {place: data for place, data in before.items() if not place.startswith(f"{INDEX_FOLDER}/")}
    assert not (stage / INDEX_FOLDER).exists()


@pytest.mark.parametrize("length", [0, 23, 24, 255, 256, 4095, 4096, 4097, 65_536, 300_000])
def test_parts_of_an_index_of_any_length_are_read_and_written(length: int) -> None:
    for part in (["a" * length], ["水" * length], list(range(length)), [[number, "x"] for number in range(length)]):
        assert search._unpacked(search._packed(cbor2.dumps(part))) == part


@pytest.mark.parametrize("data", ["", "8201", "62e6", "62e6b0", "810101", "01", "a0", "f6"])
def test_a_part_that_is_another_thing_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    stage, spoilt_part = indexed(tmp_path), search._packed(bytes.fromhex(data))
    honest = search.index_files

    def spoilt(*asked: Any) -> dict[str, bytes]:
        files = honest(*asked)
        return {place: spoilt_part if place.endswith(".pf_meta") else file for place, file in files.items()}

    monkeypatch.setattr(search, "index_files", spoilt)
    with pytest.raises(SearchFailed, match="cannot be made or read"):
        index(stage)
    assert not (stage / INDEX_FOLDER).exists()


def test_a_program_that_is_not_installed_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = staged(tmp_path)
    monkeypatch.setattr(pagefind, "_MODULES", ("no_such_program",))
    with pytest.raises(SearchFailed, match="Pagefind is not installed"):
        index(stage)


@pytest.mark.parametrize("works", [0, 1, 5])
def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: int) -> None:
    put(tmp_path, numbered(20))
    before, write, left = tree(tmp_path), Path.write_bytes, iter(range(works))

    def full(file: Path, data: bytes) -> int:
        if next(left, None) is None:
            write(file, data[:3])
            raise OSError(errno.ENOSPC, "No space left on device", str(file))
        return write(file, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SearchFailed, match="No space left on device"):
        index(tmp_path)
    assert tree(tmp_path) == before
    assert not (tmp_path / INDEX_FOLDER).exists()


def test_a_page_that_cannot_be_read_is_said_without_what_it_holds(tmp_path: Path) -> None:
    put(tmp_path, {**numbered(20), "learners/9/x.html/y": ""})
    with pytest.raises(SearchFailed, match=r"Is a directory.*x\.html|Permission denied"):
        index(tmp_path)
    put(tmp_path / "other", {"a.html": page("readable"), "b.html": page("canary").encode() + b"\xff"})
    with pytest.raises(SearchFailed) as failed:
        index(tmp_path / "other")
    assert "canary" not in str(failed.value)
    assert sorted(place.name for place in (tmp_path / "other").iterdir()) == ["a.html", "b.html"]


def test_pages_without_a_word_are_no_search(tmp_path: Path) -> None:
    put(tmp_path, {"a.html": "<html lang=en><body><p data-pagefind-body></p></body></html>"})
    with pytest.raises(SearchFailed, match="no word"):
        index(tmp_path)
    assert not (tmp_path / INDEX_FOLDER).exists()


@pytest.mark.slow
def test_a_search_that_failed_is_reported_and_made_at_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tree(built(written(tmp_path / "whole", SCHOOL)))
    settings = written(tmp_path / "torn", SCHOOL)
    monkeypatch.setattr(pagefind, "_command", no_such_program)
    outcome = build(settings, EDUCATORS, 1, lambda *told: None)
    assert [problem.code for problem in outcome.problems] == ["PG903", "PG903"]
    assert not list(settings.output.rglob(INDEX_FOLDER))
    monkeypatch.undo()
    assert tree(built(settings)) == whole


def test_versions_that_the_index_depends_on_are_named() -> None:
    assert engine().startswith("pagefind 1.")
    assert "pagefind-bin" in engine()
