"""The course as nbgrader's configuration describes it, and what its learners have handed in."""
import codecs
import glob
import hashlib
import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.api import MissingEntry
from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc
from traitlets import Unicode

from .cache import digest

GRADING = Path(__file__).resolve().parent
LARGEST = 200_000_000    # bytes of a notebook
MOST_PARTS = 500_000     # lists and dicts in it: each takes much more memory than its two brackets


class CourseError(RuntimeError):
    """What was asked for cannot be graded; the message says why and what to do."""


class Unreadable(ValueError):
    """A submitted file that is no notebook; the message says so to its learner."""


class Course(NbGrader):
    """An nbgrader application that reads `nbgrader_config.py` wherever it is started from."""

    name = "nbgrader-bulk"
    classes = [NbGrader, CourseDirectory]
    cache_directory = Unicode("grading/cache", help="where executed notebooks are kept").tag(config=True)

    @property
    def config_file_paths(self):
        """The folders in which nbgrader looks for its configuration, this one first."""
        return [str(GRADING), *super().config_file_paths]

    @classmethod
    def read(cls, arguments=()):
        """The course, with nbgrader's own options such as `--db=...` and `--CourseDirectory.root=...`."""
        # What nbgrader would log of each submission stands, in a sentence, in the report.
        course = cls(log_level="CRITICAL")
        course.initialize(list(arguments))
        return course

    def released(self, assignment, gradebook):
        """Names of the notebooks of an assignment; CourseError if it cannot be graded yet."""
        try:
            with gradebook.whole():
                names = [notebook.name for notebook in gradebook.find_assignment(assignment).notebooks]
        except MissingEntry:
            names = []
        if names:
            return names
        sources = Path(self.coursedir.format_path(self.coursedir.source_directory, ".", "")).resolve()
        lessons = sorted(path.name for path in sources.glob("*") if path.is_dir())
        if assignment in lessons:
            raise CourseError(f"{assignment} is not in the gradebook yet. Run in grading/: "
                              f"nbgrader generate_assignment {assignment}")
        raise CourseError(f"There is no assignment {assignment}. There are: {', '.join(lessons) or 'none'}.")

    def handed_in(self, assignment, students, names):
        """The submissions of an assignment, by student; `students` limits them unless it is empty."""
        def place(student, **how):
            return self.coursedir.format_path(self.coursedir.submitted_directory, student, **how)

        pattern = re.compile(place("(?P<student>.*)", assignment_id=re.escape(assignment), escape=True), re.DOTALL)
        folders = {}
        for path in sorted(glob.glob(place("*", assignment_id=glob.escape(assignment)))):
            match = pattern.fullmatch(path)
            if match and os.path.isdir(path):
                folders[match["student"]] = path
        if not folders:
            raise CourseError(f"Nobody has handed in {assignment}: there is no "
                              f"{place('STUDENT', assignment_id=assignment)}")
        missing = sorted(set(students) - set(folders))
        if missing:
            raise CourseError(f"{', '.join(missing)} did not hand in {assignment}.")
        return [Submission(assignment, student, Path(folder), names, self.coursedir.ignore)
                for student, folder in folders.items() if not students or student in students]


@dataclass
class Submission:
    """One student's folder for one assignment, and how far its grading has come."""

    assignment: str
    student: str
    folder: Path
    names: list[str] = field(repr=False)          # of the notebooks that the assignment has
    ignore: list[str] = field(repr=False)
    executed: dict = field(default_factory=dict, repr=False)     # JSON text by name
    waiting: set = field(default_factory=set)     # names of notebooks that are being executed
    attention: list = field(default_factory=list)    # (notebook or "", reason)
    failed: bool = False                          # not to be saved: to be tried again in the next run
    seconds: float = 0.0

    @property
    def notebooks(self):
        """Paths by name of the notebooks that are there and that the assignment has."""
        paths = {name: self.folder / f"{name}.ipynb" for name in self.names}
        return {name: path for name, path in paths.items() if os.path.lexists(path)}

    def content(self):
        """Hash of all that was handed in."""
        parts = []
        for path in self._files():
            parts += [str(path.relative_to(self.folder)), os.readlink(path) if path.is_symlink() else _hash_of(path)]
        return digest(*parts)

    def look_over(self):
        """List what is odd and known before anything is run; CourseError if nbgrader could not take it."""
        if is_link(self.folder, above=1):
            raise CourseError("its folder is a link to another one, and links are not followed")
        self._look_at_timestamp()
        strange = [path.stem for path in self.folder.glob("*.ipynb") if path.stem not in self.names]
        missing = [name for name in self.names if name not in self.notebooks]
        if strange and missing:
            self.attention.append(("", f"{_names(strange)} is no notebook of this lesson, and {_names(missing)} is "
                                       "missing: was the name changed?"))
        elif not self.notebooks:
            self.attention.append(("", f"none of its notebooks is there: {_names(missing)}"))

    def _look_at_timestamp(self):
        file = self.folder / "timestamp.txt"
        if file.is_file() and not file.is_symlink():
            try:
                parse_utc(file.read_text().strip())
            except (ValueError, OverflowError):
                raise CourseError("its timestamp.txt holds no time such as 2027-02-02 15:58:23 UTC: put it right, or "
                                  "delete it") from None

    def _files(self):
        return sorted(path for path in self.folder.rglob("*") if path.is_symlink() or path.is_file())


def is_link(path, above=2):
    """Whether a path, or one of so many folders above it, is a link: what is handed in has to lie there itself."""
    return any(place.is_symlink() for place in (path, *list(path.parents)[:above]))


def _hash_of(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def parse(content):
    """A notebook of the bytes of a file, whatever its encoding and its version of the format."""
    if not content.strip():
        raise Unreadable("is empty")
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("is not text, so it is no notebook") from None
    if re.search(r"^<{7} ", text, re.MULTILINE) and re.search(r"^>{7} ", text, re.MULTILINE):
        raise Unreadable("holds the markers of an unfinished merge (<<<<<<< and >>>>>>>)")
    if text.count("{") + text.count("[") > MOST_PARTS:
        raise Unreadable(f"has more than {MOST_PARTS:,} parts")
    try:
        notebook = _of_version_4(json.loads(text))
    except (nbformat.reader.NotJSONError, ValueError, RecursionError):
        raise Unreadable("is not a notebook, or was cut off: it is no complete JSON") from None
    except Exception as problem:
        raise Unreadable(f"is JSON, but no notebook ({type(problem).__name__})") from None
    if not isinstance(notebook.get("cells"), list):
        raise Unreadable("is JSON, but no notebook: it has no cells")
    return notebook


def _of_version_4(content):
    """A notebook as it is; what is odd in it is mended where it is restored, see `restore`."""
    if isinstance(content, dict) and content.get("nbformat") == 4:
        return nbformat.from_dict(content)
    for sheet in content.get("worksheets", ()):    # of version 3, where a heading says how many # it is to get
        for cell in sheet.get("cells", ()):
            if cell.get("cell_type") == "heading" and cell.get("level") not in range(1, 7):
                cell["level"] = 1
    return nbformat.reads(json.dumps(content), as_version=4)


def _names(names):
    return ", ".join(f"{name}.ipynb" for name in sorted(names))
