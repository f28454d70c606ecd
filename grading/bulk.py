"""Grading many submissions: the coordinator, which sends notebooks to Dask workers and enters the results.

Only this process opens the gradebook. At any time there are a few notebooks a worker on their way, so memory does
not grow with the number of submissions.
"""
import time
import uuid
import warnings

from distributed import KilledWorker, wait
from nbgrader.nbgraderformat import SchemaTooNewError, SchemaTooOldError

from . import restore, work
from .cache import digest, environment
from .submissions import CourseError, Unreadable

WINDOW = 2    # notebooks on their way, a worker
PATIENCE = 120    # seconds without any worker


class Batch:
    """One run over submissions. `notebooks` and `rows` say afterwards what was done."""

    def __init__(self, tools, options, force, progress, raise_if_stopped):
        """`tools` has client, cache, gradebook and converter; `progress` is called after each submission.

        `raise_if_stopped` is called at least twice a second, between two steps.
        """
        self._client, self._cache, self._tools = tools.client, tools.cache, tools
        self._options, self._force, self._progress = options, force, progress
        self._raise_if_stopped = raise_if_stopped
        self._tests = {}      # hash by assignment
        self._flying = {}     # key by future
        self._wanted = {}     # (text, [(submission, name)]) by key
        self._alone = []      # keys of notebooks during which a worker ended
        self._tried_alone = set()
        self._run = uuid.uuid4().hex[:8]
        self.rows, self.notebooks = [], 0

    def run(self, submissions):
        """Grade them."""
        queue = iter(submissions)
        for submission in queue:
            self._begin(submission)
            while self._flying and len(self._flying) >= WINDOW * max(1, len(self._client.nthreads())):
                self._take_finished()
        while self._flying:
            self._take_finished()
        for key in self._alone:    # now nothing else can be to blame
            self._tried_alone.add(key)
            self._send(key)
            while self._flying:
                self._take_finished()

    def _begin(self, submission):
        """Sanitize a submission's notebooks and send off those whose execution is not kept."""
        self._raise_if_stopped()
        try:
            submission.look_over()
            submission.went_in = digest(submission.content(), self._circumstances(submission.assignment))
            if not self._force and self._is_done(submission):
                return
            for name in submission.notebooks:
                self._prepare(submission, name)
        except Exception as problem:
            self._refuse(submission, "", problem)
        if not submission.waiting:
            self._finish(submission)

    def _is_done(self, submission):
        """Whether the gradebook has this submission already; then only what was said of it is said again."""
        record = self._cache.saved(self._tools.db_url, submission.assignment, submission.student)
        if not record or record["went_in"] != submission.went_in or \
                record["state"] != self._tools.gradebook.state(submission.assignment, submission.student) or \
                not self._tools.converter.is_there(submission, record["notebooks"]):
            return False
        submission.attention = [tuple(entry) for entry in record["attention"]]
        self._enter(submission, "unchanged")
        return True

    def _prepare(self, submission, name):
        try:
            restore.read(submission.notebooks[name])
        except Unreadable as problem:    # it scores nothing, and its learner is told why
            submission.attention.append((name, str(problem)))
        text = self._tools.converter.sanitize(submission, name)
        key = digest(text, self._circumstances(""))
        kept = None if self._force else self._cache.execution(key)
        if kept:
            submission.executed[name] = kept
            return
        submission.waiting.add(name)
        if key in self._wanted:
            self._wanted[key][1].append((submission, name))
        else:
            self._wanted[key] = (text, [(submission, name)])
            self._send(key)

    def _circumstances(self, assignment):
        """Hash of what decides, besides the notebook, what its execution gives; with an assignment, its tests too."""
        if assignment not in self._tests:
            tests = self._tools.gradebook.tests(assignment) if assignment else ""
            options = repr(sorted(self._options.items(), key=str))
            self._tests[assignment] = digest(tests, options, environment())
        return self._tests[assignment]

    def _send(self, key):
        attempt = "again" if key in self._tried_alone else "first"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")    # of large notebooks: they have to travel
            future = self._client.submit(work.execute, self._wanted[key][0], self._options, environment(),
                                         key=f"grade-{key}-{self._run}-{attempt}", pure=False)
        self._flying[future] = key

    def _take_finished(self):
        """Wait until a notebook is back."""
        begun = seen = time.monotonic()
        while True:
            self._raise_if_stopped()
            try:
                finished = wait(list(self._flying), timeout=0.5, return_when="FIRST_COMPLETED").done
                break
            except TimeoutError:
                if self._client.nthreads():
                    seen = time.monotonic()
                if time.monotonic() - seen > PATIENCE:
                    raise CourseError("No Dask worker is left. What was done is kept: start workers and run the same "
                                      "command again.") from None
                # A stuck worker ends itself sooner, and so does the one that takes its place.
                if time.monotonic() - begun > 2 * work.longest(self._options["seconds"]) + PATIENCE:
                    raise CourseError("The workers are there, but give no answer. What was done is kept: run the same "
                                      "command again.") from None
        for future in finished:
            self._take(future, self._flying.pop(future))

    def _take(self, future, key):
        text, takers = self._wanted.pop(key)
        if future.cancelled():
            raise CourseError("The Dask scheduler is gone. What was done is kept: run the same command again.")
        problem = future.exception()
        if isinstance(problem, work.NoSandbox | work.OtherVersions):    # all the others would end so too
            raise problem
        if isinstance(problem, KilledWorker) and key not in self._tried_alone:
            self._wanted[key] = (text, takers)
            self._alone.append(key)
            return
        result = None if problem else future.result()
        if result:
            self._cache.keep(key, result["notebook"])
        for submission, name in takers:
            submission.waiting.discard(name)
            if result:
                submission.executed[name] = result["notebook"]
                submission.seconds += result["seconds"]
            else:
                submission.failed = True
                submission.attention.append((name, reason(problem)))
            if not submission.waiting:
                self._finish(submission)

    def _finish(self, submission):
        """Enter a submission whose notebooks are all there."""
        if submission.failed or not submission.executed:
            self._enter(submission, "attention")
            return
        who = (self._tools.db_url, submission.assignment, submission.student)
        try:
            self._cache.note(None, *who)
            self._tools.converter.save(submission, submission.executed)
            record = {"went_in": submission.went_in, "notebooks": sorted(submission.executed),
                      "state": self._tools.gradebook.state(*who[1:]), "attention": submission.attention}
            self._cache.note(record, *who)
        except Exception as problem:
            self._refuse(submission, "", problem)
            self._enter(submission, "attention")
            return
        self.notebooks += len(submission.executed)
        self._enter(submission, "graded")

    def _refuse(self, submission, name, problem):
        submission.failed = True
        submission.attention.append((name, reason(problem)))

    def _enter(self, submission, status):
        """Keep of a submission what the report needs, and no more."""
        row = {"assignment": submission.assignment, "student": submission.student, "status": status,
               "attention": [{"notebook": name, "reason": why} for name, why in submission.attention]}
        if status != "attention":
            row["score"], row["max_score"] = self._tools.gradebook.points(submission.assignment, submission.student)
        if submission.seconds:
            row["seconds"] = round(submission.seconds, 3)
        self.rows.append(row)
        submission.executed.clear()
        self._progress(row)


def reason(problem):
    """Why a notebook could not be graded, in a sentence."""
    if isinstance(problem, CourseError):
        return str(problem)
    if isinstance(problem, KilledWorker):
        return "each time it was run, the process that ran it came to a sudden end (out of memory?)"
    if isinstance(problem, SchemaTooOldError | SchemaTooNewError):
        return "its nbgrader metadata is of another version of nbgrader"
    text = " ".join(str(problem).split())[:300]
    return f"{type(problem).__name__}: {text}" if text else type(problem).__name__
