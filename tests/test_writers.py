"""Four hundred texts as people hand them in: none is lost, and nearly all of what they state is on their pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
import writers
from school_folder import EVERYTHING, run, tree, written

from portfolio_gen.checking import check
from portfolio_gen.habits import habits
from portfolio_gen.results import Outcome

pytestmark = pytest.mark.slow


@dataclass
class Read:
    """What somebody sees on the page of an entry."""

    title: str = ""
    date: str = ""
    pictures: int = 0
    points: dict[int, str] = field(default_factory=dict)
    """The words of each point of a list, without those of points below it."""
    words: str = ""


class _Reader(HTMLParser):
    """Reads the article of an entry's page."""

    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self._open: list[tuple[str, str]] = []
        self._points: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        within = {name for name, _ in self._open}
        if tag == "img" and "article" in within:
            self.read.pictures += 1
        if tag == "time" and "article" in within and not self.read.date:
            self.read.date = found.get("datetime") or ""
        if tag in ("img", "br", "hr", "meta", "link", "input", "wbr", "source", "track"):
            return
        if tag == "li":
            self._points.append(len(self.read.points))
            self.read.points[self._points[-1]] = ""
        self._open.append((tag, found.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "li" and self._points:
            self._points.pop()

    def handle_data(self, data: str) -> None:
        if any(name == "article" for name, _ in self._open):
            self.read.words += data
            if ("h1", "entry-title") in self._open:
                self.read.title += data
            if self._points:
                self.read.points[self._points[-1]] += data


@dataclass
class Corpus:
    """The texts, what a build said, and every page."""

    handed: list[writers.Handed]
    outcome: Outcome
    pages: dict[str, str]
    checked: frozenset[tuple[str, str, int]]

    def page_of(self, text: writers.Handed) -> Read | None:
        """The page of an entry, None where there is none."""
        for page in self._with(text.marker):
            reader = _Reader()
            reader.feed(page)
            if reader.read.title and text.marker in reader.read.words:
                return reader.read
        return None

    def _with(self, word: str) -> Iterator[str]:
        yield from (page for page in self.pages.values() if word in page and "entry-title" in page)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("writers")
    files, handed = writers.school()
    project = written(folder, files)
    outcome = run(project)
    checked = check(project, EVERYTHING, media=True)
    pages = {
        place: data.decode() for place, data in tree(project.output / "educators").items() if place.endswith(".html")
    }
    return Corpus(handed, outcome, pages, frozenset((each.code, each.path, each.line) for each in checked))


@pytest.fixture(scope="module")
def read(corpus: Corpus) -> list[tuple[writers.Handed, Read | None]]:
    return [(text, corpus.page_of(text)) for text in corpus.handed]


def test_there_are_four_hundred_texts_with_every_habit(corpus: Corpus) -> None:
    assert len(corpus.handed) == 400
    counts = Counter(habit for text in corpus.handed for habit in text.habits)
    assert min(counts.values()) >= 2
    assert len(counts) > 50


def test_every_text_is_on_the_educators_site_or_in_a_problem(
    corpus: Corpus, read: list[tuple[writers.Handed, Read | None]]
) -> None:
    named = {problem.path for problem in corpus.outcome.problems}
    lost = [text.place for text, page in read if page is None and text.place not in named]
    assert lost == []


def test_readable_texts_are_shown(read: list[tuple[writers.Handed, Read | None]]) -> None:
    missing = [t.place for t, page in read if page is None and t.readable and not {"no_ending", "md.txt"} & t.habits]
    assert missing == []


def test_titles_and_days_are_those_that_the_texts_state(read: list[tuple[writers.Handed, Read | None]]) -> None:
    shown = [(text, page) for text, page in read if page is not None]
    titles = [(text.place, text.title, page.title) for text, page in shown if text.title]
    wrong = [each for each in titles if each[1] != each[2].strip()]
    assert len(wrong) <= len(titles) // 10, wrong[:5]
    days = [(text.place, text.date.isoformat(), page.date, sorted(text.habits)) for text, page in shown if text.date]
    late = [each for each in days if each[1] != each[2]]
    assert len(late) <= len(days) // 10, late[:5]
    assert [page.date for text, page in shown if text.date is None and page.date] == []
    print(f"\ntitles {len(titles) - len(wrong)} of {len(titles)}, days {len(days) - len(late)} of {len(days)}")


def test_pictures_are_shown(read: list[tuple[writers.Handed, Read | None]]) -> None:
    shown = [(text, page) for text, page in read if page is not None]
    there = sum(text.pictures for text, _ in shown)
    missing = [(t.place, t.pictures, p.pictures, sorted(t.habits)) for t, p in shown if p.pictures != t.pictures]
    lost = sum(max(written - found, 0) for _, written, found, _ in missing)
    assert lost <= there * 0.02, missing[:5]
    print(f"\npictures {there - lost} of {there}")


def test_points_stand_apart(read: list[tuple[writers.Handed, Read | None]]) -> None:
    together: list[tuple[str, str]] = []
    count = 0
    for text, page in read:
        for item in text.items if page else ():
            count += 1
            points = [words for words in page.points.values() if item in words] if page else []
            if len(points) != 1 or sum(other in points[0] for other in text.items) != 1:
                together.append((text.place, item))
    assert len(together) < count * 0.005, together[:5]
    print(f"\npoints {count - len(together)} of {count}")


def test_what_was_taken_back_is_nowhere(corpus: Corpus) -> None:
    words = {word for text in corpus.handed for word in text.hidden}
    assert words
    everywhere = "\n".join(corpus.pages.values())
    assert [word for word in words if re.search(rf"\b{word}\b", everywhere)] == []


def test_a_habit_is_said_once(corpus: Corpus) -> None:
    told = habits(corpus.outcome.problems)
    kinds: defaultdict[tuple[str, str], int] = defaultdict(int)
    for habit in told:
        kinds[habit.first.path.split("/")[0], habit.first.code] += 1
    worst = sorted(kinds.items(), key=lambda item: -item[1])[:5]
    assert len(told) <= 1.5 * len(kinds), worst
    print(f"\nproblem lines {len(told)} of {len(corpus.outcome.problems)} for {len(kinds)} habits")


def test_check_finds_what_a_build_finds(corpus: Corpus) -> None:
    assert corpus.checked == {(each.code, each.path, each.line) for each in corpus.outcome.problems}
