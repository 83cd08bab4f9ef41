"""What the reader of one learner's files carries along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portfolio_gen.model.entry_names import tell_apart
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.source.entry_file import EntryFile
from portfolio_gen.source.folder import Folder
from portfolio_gen.source.front_matter.documents import Document
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.notebook import Notebook
from portfolio_gen.source.template_words import examples


@dataclass
class FolderReading:
    """One learner's folder being read."""

    folder: Folder
    school: School
    problems: Problems
    learner: str
    days_disagree: list[str] = field(default_factory=list)
    """Files whose name and front matter name different days: one warning a learner."""
    notebooks: dict[str, Notebook] = field(default_factory=dict)
    """Notebooks, by what problems call them."""
    in_toml: set[str] = field(default_factory=set)
    """Files whose keys are TOML, as problems name them: what is to be pasted there is TOML, too."""
    empty: list[str] = field(default_factory=list)
    """Files with nothing in them: one warning a learner."""

    def fields(self, document: Document) -> Fields:
        """The keys of a document, ready to be read."""
        if document.notebook:
            self.notebooks[f"{self.problems.prefix}{document.path}"] = document.notebook
        if document.in_toml:
            self.in_toml.add(f"{self.problems.prefix}{document.path}")
        order, keys = self.school.date_order, document.keys
        return Fields(keys, document.path, self.problems, order, document.written, examples=examples())

    @cached_property
    def files_named(self) -> Mapping[tuple[str, str], tuple[EntryFile, ...]]:
        """The entries that a kind and a short name fit, by path."""
        found: dict[tuple[str, str], tuple[EntryFile, ...]] = {}
        for file in sorted(self.folder.entries, key=lambda each: each.path):
            found[file.kind, file.name] = (*found.get((file.kind, file.name), ()), file)
        return found

    @cached_property
    def names(self) -> frozenset[tuple[str, str]]:
        """Kind and name of every entry there is, the long names of twins included."""
        files = [file.named for file in self.folder.entries]
        ids = tell_apart(files)
        return frozenset((file.kind, name) for file in files for name in (file.name, ids[file.file]))
