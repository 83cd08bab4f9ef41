"""What CASE 1.0 and 1.1 require of a package, as a table: each kind of object with its keys and their values.

After the information models of 1EdTech, Competencies and Academic Standards Exchange 1.0 and 1.1. In a row,
`key:kind` is a key that may be there and `key!kind` one that must; a kind in brackets is a list of it, `/` parts
what may stand there instead, and a capital names another row. `...` lets other keys stand beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from portfolio_gen.source.framework.case_package import Version

ASSOCIATION_TYPES = (
    "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar",
    "hasSkillLevel",
)  # fmt: skip

_ENTITY = "identifier!uuid uri!uri lastChangeDateTime!moment"
_NAMED = f"{_ENTITY} title!text description:text"
_RUBRICS = {
    "Rubric": f"{_ENTITY} title:text description:text CFRubricCriteria:[Criterion]",
    "Criterion": f"{_ENTITY} category:text description:text CFItemURI:Link weight:number position:whole"
    " rubricId:uuid CFRubricCriterionLevels:[CriterionLevel]",
    "CriterionLevel": f"{_ENTITY} description:text quality:text score:number feedback:text position:whole"
    " rubricCriterionId:uuid",
}
_DEFINITIONS = {
    "Definitions": "CFConcepts:[Concept] CFSubjects:[Subject] CFLicenses:[License] CFItemTypes:[ItemType]"
    " CFAssociationGroupings:[Grouping]",
    "Concept": f"{_NAMED} hierarchyCode!text keywords:text",
    "Subject": f"{_NAMED} hierarchyCode!text",
    "License": f"{_NAMED} licenseText!text",
    "Grouping": _NAMED,
    "Link": "title!text identifier!uuid uri!uri",
}
_DOCUMENT = (
    f"{_ENTITY} creator!text title!text officialSourceURL:uri publisher:text description:text"
    " subjectURI:[Link] language:text version:text adoptionStatus:text notes:text"
)
_ITEM = (
    f"{_ENTITY} fullStatement!text alternativeLabel:text CFItemType:text humanCodingScheme:text"
    " listEnumeration:text abbreviatedStatement:text notes:text language:text CFItemTypeURI:Link licenseURI:Link"
)
_ASSOCIATION = f"{_ENTITY} originNodeURI!Node destinationNodeURI!Node sequenceNumber:whole"
_PACKAGE = "CFDocument!Document CFItems:[Item] CFAssociations:[Association] CFRubrics:[Rubric]"

_V1_0 = {
    **_RUBRICS,
    **_DEFINITIONS,
    "Package": f"{_PACKAGE} CFDefinitions:Definitions/nothing",
    "Document": f"{_DOCUMENT} subject:[text]/text statusStartDate:day/moment/null"
    " statusEndDate:day/moment/null licenseURI:Link/null ...",
    "Item": f"{_ITEM} conceptKeywords:[text]/null conceptKeywordsURI:Link/null educationLevel:[text]/text"
    " statusStartDate:day/moment statusEndDate:day/moment ...",
    "Association": f"{_ASSOCIATION} associationType!relation CFAssociationGroupingURI:Link/null ...",
    "ItemType": f"{_NAMED} hierarchyCode!text typeCode:text/null",
    "Node": "title!text identifier!text uri!uri",
}
_V1_1 = {
    **_RUBRICS,
    **_DEFINITIONS,
    "Package": f"{_PACKAGE} CFDefinitions:Definitions",
    "Document": f"{_DOCUMENT} frameworkType:text caseVersion:version subject:[text] statusStartDate:day"
    " statusEndDate:day licenseURI:Link",
    "Item": f"{_ITEM} conceptKeywords:[text] conceptKeywordsURI:Link subject:[text] subjectURI:[Link]"
    " educationLevel:[text] statusStartDate:day statusEndDate:day",
    "Association": f"{_ASSOCIATION} associationType!relation/translation/extended notes:text"
    " CFAssociationGroupingURI:Link",
    "ItemType": f"{_ENTITY} title!text description!text hierarchyCode!text typeCode:text",
    "Node": "title!text identifier!text uri!uri targetType:target/extended",
}


@dataclass(frozen=True, slots=True)
class ObjectRule:
    """The keys one kind of object may have, and which of them it must have."""

    kinds: dict[str, tuple[str, ...]]
    """By key, what may stand there."""
    required: tuple[str, ...]
    is_open: bool


@cache
def shapes(version: Version) -> dict[str, ObjectRule]:
    """The rows of a version by name; `Package` is the whole file."""
    rows = _V1_0 if version == "1.0" else _V1_1
    return {name: _shape(name, row, version) for name, row in rows.items()}


def _shape(name: str, row: str, version: Version) -> ObjectRule:
    """One row. Version 1.1 lets most objects be extended, and leaves the form of addresses open."""
    entries = [re.fullmatch(r"(\w+)([!:])(.+)", word) for word in row.split() if word != "..."]
    kinds = {entry[1]: tuple(entry[3].split("/")) for entry in entries if entry}
    if version == "1.1":
        kinds = {key: ("text",) if kind == ("uri",) else kind for key, kind in kinds.items()}
        if name not in ("Link", "Node"):
            kinds["extensions"] = ("[object]",) if name == "CriterionLevel" else ("object",)
    required = tuple(entry[1] for entry in entries if entry and entry[2] == "!")
    return ObjectRule(kinds, required, row.endswith("..."))
