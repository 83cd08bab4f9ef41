"""What stands in the place of a file is named for what it is, and never published."""

from __future__ import annotations

import pytest
from small_school import PNG, ReadLearner

from portfolio_gen.model.stand_ins import stand_in
from portfolio_gen.problems import Problem

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0123456789abcdef" * 4 + "\nsize 1048576\n"
ENTRY = "---\ntitle: Kite\n{}\n---\nIt flew.\n"
WEBLOC = '<?xml version="1.0"?><plist><dict><key>URL</key><string>https://b.org/x?a=1</string></dict></plist>'


def named(problems: tuple[Problem, ...]) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.path.removeprefix("amara-okafor/"), problem.line) for problem in problems]


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("kite.jpg", POINTER, "git lfs pull"),
        ("kite.csv", POINTER.replace("\n", "\r\n"), "git lfs pull"),
        ("kite.txt", POINTER.replace("oid", "ext-0-foo sha256:" + "0" * 64 + "\noid"), "git lfs pull"),
        ("kite.json", POINTER.replace("git-lfs.github", "hawser.github"), "git lfs pull"),
        ("kite", POINTER, "git lfs pull"),
        ("kite.png", "/annex/objects/SHA256E-s31390--ab12.png\n", "git annex get"),
        ("kite.mp4", "../../.git/annex/objects/Xk/9q/SHA256E-s3--ab12.mp4", "git annex get"),
        ("Kite.gdoc", '{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "Download"),
        ("kite.GSHEET", "", "Download"),
        ("kite.gslides", "anything", "Download"),
        ("kite.url", "[InternetShortcut]\r\nURL=https://b.org/kite\r\n", "under links:, instead: https://b.org/kite"),
        ("kite.webloc", WEBLOC, "under links:, instead: https://b.org/x?a=1"),
        ("kite.webloc", b"bplist00\xd1\1\2SURL_\x10\x12https", "under links:, instead."),
        ("kite.url", "[InternetShortcut]\nURL=javascript:alert(1)", "under links:, instead."),
        ("kite.pdf - Shortcut.lnk", b"L\0\0\0\1\x14\2\0", "Copy the file itself"),
        ("kite.jpg", b"book\0\0\0\0mark\0\0\0\0", "Copy the file itself"),
    ],
)
def test_what_stands_for_a_file_is_named(read: ReadLearner, name: str, data: str | bytes, hint: str) -> None:
    files = {f"evidence/{name}": data, "evidence/e.md": ENTRY.format(f'files: ["{name}"]\nalt: x')}
    portfolio, problems = read(files | {"profile.md": "I build kites."})
    assert named(problems) == [("PG312", "evidence/e.md", 3)]
    assert hint in problems[0].advice
    assert portfolio.evidence[0].attachments == ()


@pytest.mark.parametrize(
    "text", [f"![A kite]({{}})\n{POINTER}", "# Git LFS\n\n" + POINTER, POINTER + "is how it looks.\n"]
)
def test_words_about_git_lfs_are_words(text: str) -> None:
    assert stand_in(text.encode(), "kite.md") is None


def test_a_text_that_is_only_a_pointer_is_no_entry(read: ReadLearner) -> None:
    portfolio, problems = read({"goals/kite.md": POINTER, "profile.md": "I build kites."})
    assert named(problems) == [("PG312", "goals/kite.md", 0)]
    assert portfolio.goals == ()


def test_an_empty_file_may_still_lie_in_a_cloud(read: ReadLearner) -> None:
    files = {"evidence/kite.jpg": b"", "evidence/e.md": ENTRY.format("files: [kite.jpg]\nalt: x")}
    _, problems = read(files | {"profile.md": "I build kites."})
    assert named(problems) == [("PG305", "evidence/e.md", 3)]
    assert "OneDrive" in problems[0].hint


def test_what_icloud_has_not_fetched_is_named_where_it_is_wanted(read: ReadLearner) -> None:
    files = {
        "evidence/.kite.jpg.icloud": b"bplist00",
        "evidence/files/.wind.csv.icloud": b"bplist00",
        "evidence/.sky.png.icloud": b"bplist00",
        "evidence/e.md": ENTRY.format("files: [kite.jpg, wind.csv]\nalt: {kite.jpg: x}") + "![Sky](sky.png)\n",
    }
    _, problems = read(files | {"profile.md": "I build kites."})
    assert named(problems) == [("PG312", "evidence/e.md", 3)] * 2 + [("PG312", "evidence/e.md", 7)]
    assert all("iCloud" in problem.message for problem in problems)


def test_what_icloud_has_not_fetched_and_nobody_names_is_one_problem_for_each_folder(read: ReadLearner) -> None:
    files = {f"goals/.{name}.md.icloud": b"bplist00" for name in ("kite", "boat", "bike")}
    files |= {"evidence/.kite.jpg.icloud": b"bplist00", "evidence/e.md": ENTRY.format("tags: [a]")}
    files |= {"evidence/.e.md.icloud": b"bplist00", "evidence/unnamed.png": PNG, "private/.x.md.icloud": b"bplist00"}
    _, problems = read(files | {"profile.md": "I build kites."})
    assert named(problems) == [("PG312", "evidence/kite.jpg", 0), ("PG312", "goals/bike.md", 0)]
    assert "2 more files here" in problems[1].message


def test_shortcuts_that_nobody_names_are_named(read: ReadLearner) -> None:
    places = ("evidence/kite.url", "goals/essay.docx - Shortcut.lnk", "kite.gsheet")
    _, problems = read(dict.fromkeys(places, b"x") | {"profile.md": "I build kites.", "goals/a.md": "A text."})
    assert named(problems) == [("PG312", place, 0) for place in sorted(places)]
