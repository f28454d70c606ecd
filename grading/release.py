"""What a learner's copy of a notebook shows in place of an answer, and of a hidden test."""
import re

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions
from nbgrader.utils import is_grade, is_solution


class ClearAnswers(ClearSolutions):
    """nbgrader's ClearSolutions with a stub that names what is missing.

    A function's stub raises `NotImplementedError` with the function's name, so that calling it too early
    explains itself. A variable already holds dots (`answer = ...`): raising there would only stop "Run All".
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Replace the solution of one cell by the stub that suits it."""
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if re.search(rf"^{re.escape(name)} = \.\.\.", cell.source, re.MULTILINE):
            stub = "# Write your answer in place of the dots."
        else:
            stub = ("# Write your code here, in place of the next line.\n"
                    f'raise NotImplementedError("{name} is not written yet")')
        self.code_stub = {"python": stub}
        return super().preprocess_cell(cell, resources, cell_index)


class ClearGradedHiddenTests(ClearHiddenTests):
    """nbgrader's ClearHiddenTests for feedback: the same marks in a learner's own cell are the learner's affair."""

    def preprocess_cell(self, cell, resources, cell_index):
        """Clear the hidden tests of one check cell."""
        if not is_grade(cell) or is_solution(cell):
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)


PREPROCESSORS = [
    ClearAnswers if step is ClearSolutions else step for step in GenerateAssignment.preprocessors.default()
]
