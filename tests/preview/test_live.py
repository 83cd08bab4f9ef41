"""A preview goes on whatever is saved: what it shows, what it says, and what it does not do twice."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import signal
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import pytest
from jinja2 import TemplateSyntaxError
from school_folder import photograph, put, school
from waiting import PATIENCE, wait_until

from portfolio_gen.planning import LearnerUnreadable
from portfolio_gen.preview import live
from portfolio_gen.preview.choice import Choice
from portfolio_gen.preview.folder import PreviewFolder
from portfolio_gen.preview.live import LivePreview
from portfolio_gen.preview.server import PreviewServer
from portfolio_gen.preview.stage import Stage
from portfolio_gen.preview.watch import Watch
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.publish import staging
from portfolio_gen.publish.host import Host
from portfolio_gen.publish.hosts import live_host
from portfolio_gen.publish.media.preparing import PassingMedia
from portfolio_gen.settings import read_settings

SETTINGS = (
    "site_name: Tiny School\ntheme: {name: material, font: false}\nplugins: [portfolio: {learners_dir: learners}]\n"
)
PLAINLY = SETTINGS.replace("learners_dir: learners", "learners_dir: learners, host: plain")
ADA = Choice("me", "ada-lovelace")
TODAY = dt.date(2026, 10, 20)

pytestmark = pytest.mark.slow


class Heard:
    """What a preview said."""

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.failed_with: list[str] = []
        self.opened_as: list[str] = []

    def opened(self, words: str, server: PreviewServer, others: tuple[str, ...], choice: Choice) -> None:
        self.opened_as.append(words)

    def found(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems

    def failed(self, words: str) -> None:
        self.failed_with.append(words)


class Running:
    """A preview of a tiny school, without a server."""

    def __init__(self, folder: Path, choice: Choice) -> None:
        school(folder)
        put(folder, {"mkdocs.yml": SETTINGS})
        self.folder, self.learners = folder, folder / "learners"
        self.site, self.today = folder / "preview", TODAY
        self.site.mkdir()
        self.stage, self.heard = Stage(self.site), Heard()
        settings = read_settings(folder / "mkdocs.yml")
        self.store = PassingMedia(settings.media_dir, folder / "preview media")
        host, pages = live_host(settings.config_file), PreviewFolder(self.site, self.store)
        self.preview = LivePreview(
            settings, choice, host, pages, self.stage, self.heard, Watch(threading.Event()), lambda: self.today
        )
        self.save({})

    def save(self, files: dict[str, str | bytes]) -> None:
        """Save files and look again."""
        put(self.folder, files)
        self.preview.renew(frozenset(str((self.folder / place).resolve()) for place in files))

    @property
    def version(self) -> str:
        return self.stage.news("", 0)

    def page(self, address: str) -> str:
        return self.stage.answer(address).body.decode()


Run = Callable[..., Running]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return lambda choice=ADA: Running(tmp_path, choice)


GOAL = "learners/ada-lovelace/goals/note-g.md"


def test_a_save_renders_what_it_changed_and_nothing_else(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    running = run()
    rendered: list[str] = []
    pages = Host.pages

    def noted(host: Host, site: staging.Site, read: object) -> object:
        rendered.extend(page.path for page in site.pages)
        return pages(host, site, read)  # type: ignore[arg-type]

    monkeypatch.setattr(Host, "pages", noted)
    text = (running.folder / GOAL).read_text("utf-8")
    running.save({GOAL: f"{text}\nOne line more.\n"})
    assert "One line more." in running.page("/goals/note-g.html")
    assert "goals/note-g.html" in rendered
    assert not {"evidence/engine.html", "reflections/2026-10-03-thinking.html", "profile.html"} & set(rendered)


def test_browsers_hear_nothing_of_a_save_that_changes_nothing_for_them(run: Run) -> None:
    running = run()
    before = running.version
    running.save({"learners/ada-lovelace/style.css": "p { color: red }"})
    running.save({GOAL: (running.folder / GOAL).read_bytes()})
    assert running.version == before


def test_what_goes_is_gone(run: Run) -> None:
    running = run()
    (running.learners / "ada-lovelace/evidence/diary.md").unlink()
    running.save({})
    assert running.stage.answer("/evidence/diary.html").status == 404
    assert not (running.site / "evidence/diary.html").exists()


def test_an_unreadable_file_is_said_where_it_was_and_comes_back(run: Run) -> None:
    running = run()
    text = (running.folder / GOAL).read_text("utf-8")
    running.save({GOAL: "---\ntitle: [\n---\n"})
    assert "ada-lovelace/goals/note-g.md" in running.page("/goals/note-g.html")
    assert [problem.path for problem in running.heard.problems] == ["ada-lovelace/goals/note-g.md"]
    running.save({GOAL: text})
    assert "Write Note G" in running.page("/goals/note-g.html")
    assert running.heard.problems == ()


@pytest.mark.parametrize(
    ("place", "text", "says"),
    [
        ("mkdocs.yml", "plugins: [", "mkdocs.yml cannot be read"),
        ("mkdocs.yml", SETTINGS.replace("material", "nobodys"), "mkdocs.yml cannot be used"),
        ("mkdocs.yml", SETTINGS.replace("learners_dir: learners", "output: learners"), "The output may not"),
    ],
)
def test_settings_that_cannot_be_used_are_no_end(run: Run, place: str, text: str, says: str) -> None:
    running = run()
    running.save({place: text})
    assert says in running.page("/goals/note-g.html")
    assert says in running.heard.failed_with[-1]
    running.save({place: SETTINGS})
    assert "Write Note G" in running.page("/goals/note-g.html")
    assert running.heard.failed_with[-1] == ""


def test_another_host_comes_with_the_settings_and_goes_with_them(run: Run) -> None:
    running = run()
    grounds = []
    for settings in (PLAINLY, SETTINGS, PLAINLY):
        running.save({"mkdocs.yml": settings})
        ground = re.findall(r'href="([^"]+\.css)"', running.page("/goals/note-g.html"))[0]
        assert running.stage.answer(posixpath.normpath(f"/goals/{ground}")).status == 200
        grounds.append(ground)
    assert grounds[0] == grounds[2] != grounds[1]
    running.save({GOAL: "---\ntitle: Another title\n---\n"})
    assert "Another title" in running.page("/goals/note-g.html")


@pytest.mark.parametrize("audience", ["family", "educators"])
def test_nobody_else_is_told_what_stands_in_a_private_file(run: Run, audience: str) -> None:
    running = run(Choice(audience, "ada-lovelace"))
    private = "learners/ada-lovelace/goals/my-secret.md"
    running.save({private: "---\nshare_with: []\ndate: zzz-secret\n---\n"})
    pages = ("/", "/goals/my-secret.html", "/nothing.html", "/_preview/to-mend.html")
    assert [page for page in pages if "secret" in running.page(page)] == []
    assert "1 thing to mend" in running.page("/_preview/to-mend.html")
    assert "zzz-secret" in running.heard.problems[0].message


def test_a_folder_that_is_gone_or_is_a_link_is_no_end(run: Run) -> None:
    running = run()
    home = running.learners / "ada-lovelace"
    home.rename(running.folder / "elsewhere")
    running.save({})
    assert "There is no learner" in running.page("/")
    (running.folder / "elsewhere").rename(home)
    running.save({})
    assert "Ada Lovelace" in running.page("/")


def test_a_fault_of_ours_is_shown_and_no_old_page_passes_for_a_new_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = run()
    with monkeypatch.context() as broken:
        broken.setattr(live, "look", lambda settings, choice, store, today: [][1])
        running.save({GOAL: "---\ntitle: Another\n---\n"})
        assert running.stage.answer("/goals/note-g.html").status == 500
        assert "This is our fault, not yours" in running.page("/goals/note-g.html")
        assert "IndexError" in running.heard.failed_with[-1]
        assert "Traceback" not in running.page("/goals/note-g.html")
    running.save({})
    assert "Another" in running.page("/goals/note-g.html")


def test_a_disk_that_refuses_is_said_and_everything_is_made_anew_after(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = run()
    with monkeypatch.context() as broken:
        broken.setattr(staging, "place_files", lambda files, folder: (_ for _ in ()).throw(OSError(28, "No room")))
        running.save({GOAL: "---\ntitle: Another\n---\n"})
        assert "The disk refused: No room." in running.page("/")
    running.save({})
    assert "Another" in running.page("/goals/note-g.html")
    assert "wheels" in running.page("/evidence/engine.html")


def test_a_page_that_may_not_be_published_is_left_out_here_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    running = run()
    monkeypatch.setattr(staging, "faults", lambda page: ("a script",) if b"One line more." in page else ())
    running.save({GOAL: "---\ntitle: Another\n---\nOne line more.\n"})
    assert not (running.site / "goals/note-g.html").exists()
    assert "PG902" in [problem.code for problem in running.heard.problems]


def test_a_new_photograph_is_shown(run: Run) -> None:
    running = run()
    place = "learners/ada-lovelace/goals/kite.jpg"
    running.save({place: photograph("purple"), GOAL: "---\ntitle: Another\n---\n![A kite](kite.jpg)\n"})
    first = list((running.site / "media").iterdir())
    assert 'alt="A kite"' in running.page("/goals/note-g.html")
    running.save({place: photograph("orange")})
    assert set(running.site.glob("media/*")) != set(first)
    assert len(list(running.site.glob("media/*"))) == len(first)


def test_no_picture_of_a_preview_stays_with_the_builds(run: Run) -> None:
    running = run()
    running.save({"learners/ada-lovelace/goals/kite.jpg": photograph("purple"), GOAL: "![A kite](kite.jpg)\n"})
    assert 'alt="A kite"' in running.page("/goals/note-g.html")
    assert list(running.site.glob("media/*"))
    assert not list((running.folder / ".portfolio").rglob("*.jpg"))


def test_who_may_see_nothing_is_told_why_and_sees_it_once_they_may(run: Run) -> None:
    running = run(Choice("public", "bo"))
    assert "Bo Katz has no public pages now" in running.page("/")
    settings = running.learners / "_school/school.yml"
    text = settings.read_text("utf-8").replace("bo: {public: false", "bo: {public: true")
    running.save(
        {"learners/_school/school.yml": text, "learners/bo/goals/swim.md": "---\nshare_with: public\n---\nSwim\n"}
    )
    assert "Swim" in running.page("/goals/swim.html")
    running.save({"learners/_school/school.yml": settings.read_text("utf-8").replace("true", "false")})
    assert "Bo Katz has no public pages now" in running.page("/goals/swim.html")
    assert not list(running.site.rglob("*.html"))


def test_the_educators_site_of_a_cohort_is_followed(run: Run) -> None:
    running = run(Choice("educators", "", "elm"))
    assert running.preview.words == "Elm as its educators see it"
    running.save({GOAL: "---\ntitle: Another goal\n---\n"})
    assert "Another goal" in running.page("/learners/ada-lovelace/goals/note-g.html")
    running.save({GOAL: "---\ntitle: [\n---\n"})
    assert "ada-lovelace/goals/note-g.md" in running.page("/learners/ada-lovelace/goals/note-g.html")


def test_a_day_still_to_come_is_said_until_it_comes(run: Run) -> None:
    running = run()
    running.save({GOAL: "---\ntitle: Another\ndate: 2026-12-24\n---\n"})
    assert [(problem.code, problem.line) for problem in running.heard.problems] == [("PG218", 3)]
    assert "Another" in running.page("/goals/note-g.html")
    running.today = dt.date(2026, 12, 24)
    running.save({})
    assert running.heard.problems == ()


def test_who_is_in_no_cohort_is_told_so_until_they_are(run: Run) -> None:
    running = run()
    settings = running.learners / "_school/school.yml"
    text = settings.read_text("utf-8")
    assert text.count("[ada-lovelace]") == 1
    running.save({"learners/_school/school.yml": text.replace("[ada-lovelace]", "[nobody]")})
    assert [(problem.code, problem.path) for problem in running.heard.problems] == [("PG503", "ada-lovelace/")]
    assert "Add ada-lovelace to a cohort" in running.page("/_preview/to-mend.html")
    running.save({"learners/_school/school.yml": text})
    assert running.heard.problems == ()


def test_a_theme_that_cannot_be_drawn_is_named_and_comes_back(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    running = run()

    def broken(host: Host, site: object, read: object) -> object:
        raise TemplateSyntaxError("unexpected end", 7, name="portfolio/home.html")

    with monkeypatch.context() as patched:
        patched.setattr(Host, "pages", broken)
        running.save({GOAL: "---\ntitle: Another\n---\n\nWords.\n"})
    assert running.heard.failed_with[-1] == "The theme cannot be drawn. portfolio/home.html, line 7: unexpected end"
    assert "Something to mend in the theme" in running.page("index.html")
    running.save({GOAL: "---\ntitle: Back again\n---\n\nWords.\n"})
    assert running.heard.failed_with[-1] == ""
    assert "Back again" in running.page("index.html") + running.page("goals/index.html")


def test_a_folder_that_cannot_be_opened_is_said_in_place_of_the_pages(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = run()
    locked = Problems()
    locked.add("PG111", "ada-lovelace", 0, "This folder cannot be opened.", "Look at who may read it.")

    def unreadable(*_: object) -> object:
        raise LearnerUnreadable(locked)

    with monkeypatch.context() as patched:
        patched.setattr(live, "look", unreadable)
        running.save({GOAL: "---\ntitle: Another\n---\n\nWords.\n"})
    assert [problem.code for problem in running.heard.problems] == ["PG111"]
    assert "Something to mend" in running.page("index.html")


def test_a_preview_is_served_shows_what_is_saved_and_ends(tmp_path: Path) -> None:
    school(tmp_path)
    put(tmp_path, {"mkdocs.yml": PLAINLY})
    opened: SimpleQueue[str] = SimpleQueue()
    stop, heard = threading.Event(), Heard()

    class Told(Heard):
        def opened(self, words: str, server: PreviewServer, others: tuple[str, ...], choice: Choice) -> None:
            heard.opened(words, server, others, choice)
            opened.put(server.address)

    arguments = (tmp_path / "mkdocs.yml", ADA, _free_port(), Told(), stop, lambda: TODAY)
    running = threading.Thread(target=live.serve, args=arguments)
    running.start()
    try:
        address = opened.get(timeout=PATIENCE)
        assert heard.opened_as == ["Ada Lovelace’s pages as only Ada Lovelace sees them"]
        put(tmp_path, {GOAL: "---\ntitle: Saved meanwhile\n---\n\nWords.\n"})
        wait_until(lambda: "Saved meanwhile" in _got(f"{address}/goals/index.html"))
    finally:
        stop.set()
        running.join(PATIENCE)
    assert not running.is_alive()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _got(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return bytes(answer.read()).decode()
    except urllib.error.HTTPError as error:
        return str(error.code)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system has no such signal")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_what_ends_a_program_ends_a_preview_and_nothing_after_it(name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    if name == "SIGINT":
        signal.signal(number, signal.default_int_handler)
    reached = []
    with live._until_ended():
        signal.raise_signal(number)
        reached.append("not ended")
    assert reached == []
    if name == "SIGINT":
        signal.signal(number, before)
    assert signal.getsignal(number) == before
