"""What a preview answers, and to whom."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from waiting import PATIENCE

from portfolio_gen.preview.server import HOST, PreviewServer, answering, bound
from portfolio_gen.preview.slips import Notice, Shown
from portfolio_gen.preview.stage import Stage
from portfolio_gen.problems import Problem

HOME = b"<!doctype html><html><head><title>Home</title></head><body class=x><header></header><p>Hello</p></body></html>"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    folder = tmp_path / "site"
    (folder / "goals").mkdir(parents=True)
    (folder / "index.html").write_bytes(HOME)
    (folder / "goals/index.html").write_bytes(HOME)
    (folder / "song.mp3").write_bytes(bytes(range(100)))
    (tmp_path / "secret.txt").write_text("a secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    made = Stage(folder)
    made.show(Shown(name="Maya"))
    return made


@pytest.fixture
def server(stage: Stage) -> Iterator[PreviewServer]:
    server = bound(0, stage)
    with answering(server):
        yield server


def ask(server: PreviewServer, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(HOST, server.server_address[1], timeout=PATIENCE)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def test_a_page_brings_what_reloads_it_and_nothing_may_come_from_elsewhere(server: PreviewServer) -> None:
    status, headers, body = ask(server, "/")
    assert status == 200
    assert b"<p>Hello</p>" in body
    assert b'<script src="/_preview/preview.js" data-version="' in body
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert ask(server, "/_preview/preview.js")[1]["content-type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["/index.html", "/goals/", "/goals/index.html", "/goals/../index.html", "//index.html"]
)
def test_these_are_pages(server: PreviewServer, path: str) -> None:
    assert (ask(server, path)[0], b"Hello" in ask(server, path)[2]) == (200, True)


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/link.txt", "/..\\secret.txt", "/C:/secret.txt",
     "/%00", "/nothing.html", "/_preview/../../secret.txt", "/_preview/secret.txt"],
)  # fmt: skip
def test_nothing_but_the_site_is_there(server: PreviewServer, path: str) -> None:
    status, _, body = ask(server, path)
    assert status == 404
    assert b"a secret" not in body
    assert b"There is no page here" in body


@pytest.mark.parametrize(
    ("path", "status"), [("http://[/", 400), ("//[", 404), (f"/{'a' * 5_000}", 404), (f"/{'a/' * 5_000}", 404)]
)
def test_a_strange_address_is_answered_and_says_nothing_on_the_terminal(
    server: PreviewServer, path: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    connection = http.client.HTTPConnection(HOST, server.server_address[1], timeout=PATIENCE)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", "localhost")
    connection.endheaders()
    assert connection.getresponse().status == status
    assert ask(server, "/song.mp3", Range=f"bytes={'9' * 5_000}-")[0] == 200
    assert capfd.readouterr().err == ""


def test_a_folder_of_any_name_is_led_to(server: PreviewServer, stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "site/漢").mkdir()
    (tmp_path / "site/漢/index.html").write_bytes(HOME)
    assert ask(server, "/%E6%BC%A2")[1]["location"] == "/%E6%BC%A2/"


def test_a_folder_is_led_to_with_its_slash(server: PreviewServer) -> None:
    status, headers, _ = ask(server, "/goals")
    assert (status, headers["location"]) == (302, "/goals/")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil", ""])
def test_another_name_is_another_sites_page_that_tries(server: PreviewServer, host: str) -> None:
    status, _, body = ask(server, "/", Host=host)
    assert status == 421
    assert b"Hello" not in body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "127.0.0.1:80", "[::1]:8000"])
def test_this_machine_has_several_names(server: PreviewServer, host: str) -> None:
    assert ask(server, "/", Host=host)[0] == 200


@pytest.mark.parametrize(
    ("asked", "status", "said", "length"),
    [
        ("bytes=0-9", 206, "bytes 0-9/100", 10),
        ("bytes=90-", 206, "bytes 90-99/100", 10),
        ("bytes=-5", 206, "bytes 95-99/100", 5),
        ("bytes=200-", 416, "bytes */100", 0),
        ("bytes=-", 200, None, 100),
        ("lines=1-2", 200, None, 100),
    ],
)
def test_players_get_pieces(server: PreviewServer, asked: str, status: int, said: str | None, length: int) -> None:
    found, headers, body = ask(server, "/song.mp3", Range=asked)
    assert (found, headers.get("content-range"), len(body)) == (status, said, length)
    assert ask(server, "/song.mp3", "HEAD")[1]["content-length"] == "100"


def test_whoever_waits_hears_of_the_next_version(server: PreviewServer, stage: Stage) -> None:
    version = ask(server, "/_preview/news?nothing")[2].decode()
    heard: list[bytes] = []
    waits = threading.Thread(target=lambda: heard.append(ask(server, f"/_preview/news?{version}")[2]))
    waits.start()
    waits.join(0.2)
    assert not heard
    stage.show(Shown(name="Maya L"))
    waits.join(PATIENCE)
    assert heard
    assert heard != [version.encode()]


def test_a_notice_stands_in_the_place_of_every_page_and_of_no_file(server: PreviewServer, stage: Stage) -> None:
    stage.show(Shown(notice=Notice("Stopped", ("Why.",), 500)))
    for path in ("/", "/goals/index.html", "/nothing", "/_preview/to-mend.html"):
        assert (ask(server, path)[0], b"Stopped" in ask(server, path)[2]) == (500, True), path
    assert ask(server, "/song.mp3")[0] == 200


def test_a_page_begins_with_what_is_to_mend(server: PreviewServer, stage: Stage) -> None:
    stage.show(Shown(own=True, problems=(Problem("maya/goals/kite.md", 3, "PG101", "", "Odd.", "Write."),)))
    assert b'<body class=x><aside class="pf pf-tomend"' in ask(server, "/")[2]
    assert b"Odd." in ask(server, "/_preview/to-mend.html")[2]
    assert (ask(server, "/goals/kite.html")[0], b"Odd." in ask(server, "/goals/kite.html")[2]) == (200, True)


def test_a_busy_port_leads_to_another(server: PreviewServer, stage: Stage) -> None:
    busy = server.server_address[1]
    with bound(busy, stage) as other:
        assert other.server_address[1] != busy
        assert other.address == f"http://127.0.0.1:{other.server_address[1]}"


def test_it_ends_at_once_although_somebody_waits(stage: Stage) -> None:
    server = bound(0, stage)
    with answering(server):
        version = ask(server, "/_preview/news?nothing")[2].decode()
        threads = [threading.Thread(target=ask, args=(server, f"/_preview/news?{version}")) for _ in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(0.2)
        began = time.monotonic()
    assert time.monotonic() - began < 10, "somebody who waits is kept for 25 seconds"
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()
