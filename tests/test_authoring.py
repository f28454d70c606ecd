"""From an author's source to a learner's copy: what is marked, what is stripped, what is refused, what stays."""
import json
import shutil

import nbformat
import pytest

from grading import authoring

ROOT = authoring.ROOT
SOURCE = '''# %% [markdown]
# # A title

# %% exercise="forward_difference"
def forward_difference(f, x, h=1e-4):
    """Doc."""
    ### BEGIN SOLUTION
    return 1
    ### END SOLUTION

# %% check="forward_difference" points=2
check(forward_difference)

# %% check="forward_difference" points=1
# Hidden.
### BEGIN HIDDEN TESTS
assert forward_difference(None, 1) == 1
### END HIDDEN TESTS

# %% exercise="finish_speed"
finish_speed = ...
### BEGIN SOLUTION
finish_speed = "c"
### END SOLUTION

# %% check="finish_speed" points=1
check_answer("finish_speed", finish_speed)
'''


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "solutions" / "01_demo"
    folder.mkdir(parents=True)
    (folder / "1_demo.py").write_text(SOURCE)
    return tmp_path


def built(course):
    authoring.build(root=course, progress=False)
    return [nbformat.read(course / part / "01_demo" / "1_demo.ipynb", 4) for part in ("solutions", "lessons")]


def test_markers_become_nbgrader_metadata(course):
    solution, _ = built(course)
    marks = {c.metadata.nbgrader.grade_id: c.metadata.nbgrader for c in solution.cells if "nbgrader" in c.metadata}
    assert list(marks) == ["forward_difference", "forward_difference-check", "forward_difference-hidden",
                           "finish_speed", "finish_speed-check"]
    exercise, check = marks["forward_difference"], marks["forward_difference-check"]
    assert exercise.solution and not exercise.grade and not exercise.locked
    assert check.grade and check.locked and not check.solution and check.points == 2
    assert all(m.schema_version == 3 and not m.task for m in marks.values())


def test_a_learners_copy_holds_no_answer(course):
    _, lesson = built(course)
    text = json.dumps(lesson)
    assert "SOLUTION" not in text and "HIDDEN" not in text and "assert" not in text and '\\"c\\"' not in text
    cells = {c.id: c.source for c in lesson.cells}
    assert 'raise NotImplementedError("forward_difference is not written yet")' in cells["forward_difference"]
    assert cells["finish_speed"].startswith("finish_speed = ...\n#")    # nothing to raise: Run All goes on
    assert not list((course / "lessons").glob("**/*.py"))


def test_building_again_changes_nothing(course):
    built(course)
    assert authoring.build(root=course, progress=False) == []


def test_a_changed_cell_leaves_the_ids_of_the_others(course):
    before = [c.id for c in built(course)[0].cells]
    source = course / "solutions" / "01_demo" / "1_demo.py"
    source.write_text(source.read_text().replace("# # A title", "# # Another title\n\n# %% [markdown]\n# More."))
    after = [c.id for c in built(course)[0].cells]
    assert before[1:] == after[2:] and before[0] != after[0]


@pytest.mark.parametrize("old,new,words", [
    ('exercise="finish_speed"', 'exercise="finishspeed"', "needs a definition of finishspeed"),
    ('check="finish_speed" points=1', 'check="finish_speed" points=3', "gives 1 points"),
    ('check="finish_speed" points=1', 'check="finish_speed"', "points above 0"),
    ('check="finish_speed" points=1', 'check="finish_line" points=1', "before its exercise"),
    ('check="finish_speed" points=1', 'chekc="finish_speed" points=1', "unknown marker ['chekc'"),
    ('# %% check="finish_speed" points=1\n', "# %%\n", "no check cell for ['finish_speed']"),
    ('exercise="finish_speed"', 'exercise="forward_difference"', "stands twice"),
    ("### BEGIN SOLUTION\nfinish", "finish", "region between"),
])
def test_mistakes_of_an_author_are_named(course, old, new, words):
    source = course / "solutions" / "01_demo" / "1_demo.py"
    text = source.read_text()
    assert old in text
    source.write_text(text.replace(old, new))
    with pytest.raises(authoring.AuthoringError) as problem:
        built(course)
    assert words in str(problem.value) and "solutions/01_demo/1_demo.py" in str(problem.value)


@pytest.mark.parametrize("cell", ["forward_difference", "finish_speed", "markdown"])
def test_a_lesson_with_somebodys_work_is_not_overwritten(course, cell):
    built(course)
    path = course / "lessons" / "01_demo" / "1_demo.ipynb"
    lesson = nbformat.read(path, 4)
    next(c for c in lesson.cells if c.id.startswith(cell)).source += "\nmy own work"
    nbformat.write(lesson, path)
    kept = path.read_bytes()
    source = course / "solutions" / "01_demo" / "1_demo.py"
    source.write_text(source.read_text().replace("A title", "Another title"))
    with pytest.raises(authoring.LessonInUse, match="holds work of yours"):
        built(course)
    assert path.read_bytes() == kept


def test_the_committed_notebooks_are_what_the_sources_say(tmp_path):
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions", ignore=shutil.ignore_patterns("*.ipynb"))
    authoring.build(root=tmp_path, progress=False)
    for part in ("solutions", "lessons"):
        made = {p.relative_to(tmp_path): p.read_text() for p in sorted((tmp_path / part).glob("*/*.ipynb"))}
        kept = {p.relative_to(ROOT): p.read_text() for p in sorted((ROOT / part).glob("*/*.ipynb"))}
        assert list(made) == list(kept)
        assert [str(p) for p in made if made[p] != kept[p]] == []
