"""The catalogue of problem codes.

A code is permanent: it may be retired, never reused; each has a page in docs/problems.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """What all problems of one code have in common."""

    severity: Literal["error", "warning"]
    title: str


def _error(title: str) -> ProblemKind:
    return ProblemKind("error", title)


def _warning(title: str) -> ProblemKind:
    return ProblemKind("warning", title)


CODES: dict[str, ProblemKind] = {
    # the file and its front matter
    "PG101": _error("The front matter cannot be read"),
    "PG102": _error("The front matter is written in another language than YAML"),
    "PG103": _error("The front matter is never closed"),
    "PG104": _error("The same key stands there twice"),
    "PG105": _error("The front matter uses something that is not allowed"),
    "PG106": _error("The file is not saved as UTF-8 text"),
    "PG107": _warning("The file is saved as UTF-16"),
    "PG108": _warning("A key that is not known, but looks like one that is"),
    "PG109": _error("A key that looks like it decides who may see this"),
    "PG110": _error("A key that only the school may set"),
    "PG111": _error("The file cannot be opened or is too large"),
    "PG112": _warning("The entry names another learner than its folder"),
    "PG113": _warning("A text whose name keeps it from being read"),
    "PG114": _warning("A document that looks like an entry"),
    "PG115": _warning("An entry that lies in the folder of another kind"),
    "PG116": _warning("A line of keys that is still a note"),
    "PG117": _error("Two versions of one text"),
    "PG118": _error("A copy of a text"),
    "PG119": _warning("A folder of drafts"),
    "PG120": _error("A public site that waits for a name"),
    "PG121": _warning("Files of a program among the texts"),
    "PG122": _warning("A folder that is passed over"),
    "PG123": _warning("A file with nothing in it"),
    "PG124": _error("A notebook that cannot be read"),
    # values
    "PG201": _error("The wrong kind of value"),
    "PG202": _error("Not a day of the calendar"),
    "PG203": _warning("Several tags written as one"),
    "PG204": _error("Not a circle that an entry can be shared with"),
    "PG205": _error("Not a level of the school's scale"),
    "PG206": _error("Neither yes nor no"),
    "PG207": _warning("The file's name and its front matter name different days"),
    "PG208": _error("No goal, reflection or evidence has this name"),
    "PG209": _error("No standard has this code"),
    "PG210": _error("Several standards fit this code"),
    "PG211": _error("Not a status that a goal can have"),
    "PG212": _error("Not a web address"),
    "PG213": _error("Two learners have the same name"),
    "PG214": _error("Not a language tag"),
    "PG215": _warning("A word that is not in the list for this key"),
    "PG216": _warning("More standards than one page can be about"),
    "PG217": _warning("Words behind a comma, where a key belongs"),
    "PG218": _warning("A day that can hardly be right"),
    "PG219": _warning("Words behind a number sign, where a note belongs"),
    "PG220": _warning("An example of the template, left as it was"),
    "PG221": _warning("Words before a colon, where a key belongs"),
    "PG222": _warning("A name that several entries have"),
    "PG223": _warning("Entries without a day"),
    "PG224": _warning("A log of several days in one file"),
    # pictures and files
    "PG301": _error("A picture that cannot be opened"),
    "PG302": _error("A kind of file that cannot be published"),
    "PG303": _error("A file that is too large"),
    "PG304": _error("A drawing (SVG) with parts that are not allowed"),
    "PG305": _error("A file whose content is not what its name says"),
    "PG306": _error("A file that is not there"),
    "PG307": _error("A file outside the learner's folder"),
    "PG308": _warning("A picture without a description"),
    "PG309": _warning("A file that may tell more than it shows"),
    "PG310": _error("A file that may tell more than it shows, left out"),
    "PG311": _warning("A file that no entry names"),
    "PG312": _error("A file that lies elsewhere, with a note or a shortcut in its place"),
    "PG313": _warning("A film or sound that many browsers cannot play"),
    "PG316": _warning("A path that was found by its end"),
    # the text
    "PG401": _warning("Program code or a form in the text, taken out"),
    "PG402": _warning("Template code in the text, printed as it stands"),
    "PG403": _warning("A code block that is never closed"),
    "PG404": _warning("More than one main heading"),
    "PG405": _warning("Something that would be fetched from another site, turned into a link"),
    "PG406": _warning("Text too tangled to be read as Markdown"),
    "PG407": _error("A hidden comment that is never closed"),
    "PG408": _error("A link that leads nowhere"),
    "PG409": _warning("Signs that turn the direction of writing, taken out"),
    "PG410": _warning("A question of the template, left as it was"),
    "PG411": _error("A paragraph in which something is hidden"),
    "PG412": _warning("A line that may be meant as a heading"),
    "PG413": _warning("Words read from right to left, and no language"),
    # the school's files
    "PG501": _error("A file of the school cannot be read"),
    "PG502": _error("A setting of the school that cannot be used"),
    "PG503": _warning("A learner in the list who has no folder, or a folder that is in no list"),
    "PG504": _error("A framework of standards that cannot be read"),
    "PG505": _error("A row of ratings that cannot be used"),
    "PG506": _error("The same code stands twice in the frameworks"),
    "PG507": _warning("A learner's folder with nothing in it"),
    "PG508": _error("A file that is no worksheet"),
    "PG509": _error("Texts of which nobody says whose they are"),
    "PG510": _warning("A rating of evidence that nobody has"),
    "PG511": _warning("Ratings that stand in two files"),
    "PG512": _warning("Standards without a code"),
    # our own fault
    "PG901": _error("The program failed on this site"),
    "PG902": _error("A finished page held something that must never be published"),
    "PG903": _error("The search of a site could not be made"),
    # the disk, the machine, and what stands already
    "PG904": _error("The disk refused to take a site"),
    "PG905": _error("Something stands in the output that was left alone"),
    "PG906": _error("The program was ended while it worked on a site"),
}
