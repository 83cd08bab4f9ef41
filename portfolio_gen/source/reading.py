"""What the reader of one learner's files carries along."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from portfolio_gen.model.school import School
from portfolio_gen.problems import Problems
from portfolio_gen.source.folder import Folder
from portfolio_gen.source.front_matter.documents import Document
from portfolio_gen.source.front_matter.fields import Fields


@dataclass
class Reading:
    """One learner's folder being read."""

    folder: Folder
    school: School
    problems: Problems
    learner: str
    lang: str = ""
    days_disagree: list[str] = field(default_factory=list)
    """Files whose name and front matter name different days: one warning a learner."""

    def fields(self, document: Document) -> Fields:
        """The keys of a document, ready to be read."""
        return Fields(document.keys, document.path, self.problems, self.school.date_order)

    @cached_property
    def ids(self) -> frozenset[tuple[str, str]]:
        """Kind and id of every entry there is."""
        return frozenset((file.kind, file.id) for file in self.folder.entries)
