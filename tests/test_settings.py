"""Settings of a project: read from mkdocs.yml, absolute, and nothing lies where it would be published or replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio_gen.settings import MKDOCS, PLAIN, Settings, SettingsError, nearest_config, read_settings, read_theme


def project(folder: Path, text: str, **given: str) -> Settings:
    (folder / "learners").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return read_settings(folder / "mkdocs.yml", **given)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "site_name: S\n",
        "plugins:\n  - portfolio\n",
        "plugins:\n  - search\n  - portfolio: {learner: ada, cohort: elm, audience: me}\n",
        "plugins: {portfolio: {}}\n",
        "plugins: 3\n",
        "docs_dir: !ENV [DOCS, docs]\nextra: !!python/name:os.system\nplugins:\n  - portfolio: {}\n",
    ],
)
def test_without_settings_everything_has_its_place(tmp_path: Path, text: str) -> None:
    found = project(tmp_path, text)
    assert (found.learners_dir, found.output, found.secret) == (
        tmp_path / "learners",
        tmp_path / "site",
        tmp_path / ".portfolio/secret",
    )


def test_settings_are_paths_beside_the_config(tmp_path: Path) -> None:
    (tmp_path / "kids").mkdir()
    text = "plugins:\n  - portfolio: {learners_dir: kids, output: out/here, state_dir: state}\n"
    found = project(tmp_path, text)
    assert (found.learners_dir, found.output) == (tmp_path / "kids", tmp_path / "out/here")
    assert {found.media_dir.parent, found.manifest.parent, found.secret.parent} == {tmp_path / "state"}


def test_what_is_given_goes_first(tmp_path: Path) -> None:
    found = project(
        tmp_path, "plugins:\n  - portfolio: {output: out}\n", output=str(tmp_path / "other"), learners_dir=""
    )
    assert (found.output, found.learners_dir) == (tmp_path / "other", tmp_path / "learners")


def test_every_output_has_a_manifest_of_its_own(tmp_path: Path) -> None:
    assert project(tmp_path, "").manifest != project(tmp_path, "", output=str(tmp_path / "other")).manifest


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("{output: .}", "may not hold the learners"),
        ("{output: learners}", "may not hold the learners"),
        ("{output: learners/site}", "may not lie inside the learners"),
        ("{output: learners/ada/site}", "may not lie inside the learners"),
        ("{output: .., learners_dir: /}", "may not lie inside the learners"),
        ("{state_dir: site}", "may not hold state_dir"),
        ("{state_dir: site/state}", "may not hold state_dir"),
        ("{learners_dir: nowhere}", "There is no folder"),
        ("{lerners_dir: learners}", "“lerners_dir” is not a setting"),
        ("{host: hugo}", "host is “hugo”. Write mkdocs or plain."),
    ],
)
def test_what_is_refused(tmp_path: Path, settings: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        project(tmp_path, f"plugins:\n  - portfolio: {settings}\n")


def test_an_output_that_holds_the_config_is_refused(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "kids").mkdir()
    text = "plugins:\n  - portfolio: {output: ., learners_dir: ../kids, state_dir: ../state}\n"
    with pytest.raises(SettingsError, match=r"may not hold mkdocs\.yml"):
        project(tmp_path / "project", text)


def test_an_output_that_is_a_link_into_the_learners_is_refused(tmp_path: Path) -> None:
    (tmp_path / "learners").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "learners")
    with pytest.raises(SettingsError, match="The output may not"):
        project(tmp_path, "")


@pytest.mark.parametrize("text", ["a: [", "\tx: y", "a: *nothing", "a: 2026-13-45", f"a: {'[' * 5_000}"])
def test_a_config_that_is_no_yaml(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        project(tmp_path, text)


def test_a_config_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(tmp_path / "mkdocs.yml")


def test_no_config_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="portfolio init DIR"):
        read_settings(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize(("written", "meant"), [("true", True), ("no", False), ("off", False), ("yes", True)])
def test_the_search_can_be_left_out(tmp_path: Path, written: str, meant: bool) -> None:
    assert project(tmp_path, f"plugins:\n  - portfolio: {{search: {written}}}\n").search is meant


def test_a_search_that_is_neither_on_nor_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="search"):
        project(tmp_path, "plugins:\n  - portfolio: {search: maybe}\n")


@pytest.mark.parametrize(("written", "meant"), [("{}", MKDOCS), ("{host: mkdocs}", MKDOCS), ("{host: Plain}", PLAIN)])
def test_a_project_says_what_makes_its_pages(tmp_path: Path, written: str, meant: str) -> None:
    assert project(tmp_path, f"plugins:\n  - portfolio: {written}\n").host == meant


def test_the_theme_is_read_without_mkdocs(tmp_path: Path) -> None:
    text = "theme: {name: material, custom_dir: look, font: false, icon: {logo: x}, favicon: !ENV X}\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert read_theme(tmp_path / "mkdocs.yml") == {"name": "material", "custom_dir": "look"}


OURS, ANOTHERS = "plugins:\n  - portfolio: {}\n", "site_name: A blog\nplugins: [search]\n"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"": OURS}, ""),
        ({"": OURS, "learners": ANOTHERS}, ""),
        ({"": OURS, "learners": "plugins: [portfolio]\n"}, "learners"),
        ({"": OURS, "learners": "plugins: {portfolio: {output: out}}\n"}, "learners"),
        ({"": OURS, "learners": "plugins:\n  - portfolio: [\n"}, "learners"),
        ({"": OURS, "learners": "plugins: [\n"}, ""),
        ({"": OURS, "learners": "day: 2026-13-45\n"}, ""),
        ({"": OURS, "learners": f"plugins: {'[' * 5_000}\n"}, ""),
        ({"": ANOTHERS}, "learners/maya-l"),
        ({"": ANOTHERS, "learners/maya-l": ANOTHERS}, "learners/maya-l"),
        ({}, "learners/maya-l"),
    ],
)
def test_the_nearest_config_that_names_the_plugin_holds(tmp_path: Path, files: dict[str, str], found: str) -> None:
    standing = tmp_path / "learners" / "maya-l"
    standing.mkdir(parents=True)
    for folder, text in files.items():
        (tmp_path / folder / "mkdocs.yml").write_text(text, "utf-8")
    assert nearest_config(standing) == tmp_path / found / "mkdocs.yml"


def test_paths_count_from_the_config_wherever_somebody_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, OURS)
    (tmp_path / "lists" / "old").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "lists" / "old")
    found = read_settings(nearest_config(Path.cwd()), output="here")
    assert (found.learners_dir, found.state_dir) == (tmp_path / "learners", tmp_path / ".portfolio")
    assert found.output == tmp_path / "lists" / "old" / "here"


def test_another_sites_config_is_named(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(ANOTHERS, "utf-8")
    (tmp_path / "deep").mkdir()
    with pytest.raises(SettingsError) as refused:
        read_settings(nearest_config(tmp_path / "deep"))
    assert f"{tmp_path / 'mkdocs.yml'} does not name the plugin portfolio" in str(refused.value)
    assert "portfolio init DIR" in str(refused.value)
