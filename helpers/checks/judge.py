"""From a learner's function to a Report."""
import numpy as np

from .calls import bytecodes, call
from .compare import Finding, describe, difference
from .pairs import of_backward
from .report import Report, Row

ENOUGH = 0.5    # below this share of right calls, what is right may be luck: nothing is earned
PROPERTY_SHARE = 0.5    # of a call with the right values that did something it should not
FEW = 20    # examples, where loops over them are looked for


def judge_function(function, exercise):
    """Report on a learner's `function`: findings first, then the misconception they match, if any."""
    if not callable(function):
        return Report(exercise.name, exercise.points, 0.0,
                      (f"{exercise.name} is {describe(function)}, not a function. Was the name used for something "
                       "else further down? Run the cell that defines it again.",))
    outcomes = list(_outcomes(function, exercise.probes, exercise.upstreams))
    findings = [finding_of(o, p) for o, p in zip(outcomes, exercise.probes, strict=False)]
    shares = [_share(f) for f in findings] + [0.0] * (len(exercise.probes) - len(findings))
    share = sum(shares) / len(shares)
    sentences, see = [], ""
    if share < 1:
        first = _most_telling(findings)
        sentences.append(sentence_of(exercise.probes[first].label, findings[first].sentence))
        if misconception := _matching(outcomes, exercise):
            sentences.insert(0, misconception.sentence)
            see = misconception.see
        elif findings[first].kind != "property" and (changed := next((o for o in outcomes if o.changed), None)):
            sentences.append(f"Besides, a call changed its {_places(changed)} argument: work on a copy.")
    else:
        sentences.append(f"Right on all {len(findings)} calls.")
    rows = [Row(p.label, f.sentence if f else "") for p, f in zip(exercise.probes, findings, strict=False)]
    rows += [Row(p.label, "not tried after the call above") for p in exercise.probes[len(findings):]]
    if share == 1 and exercise.no_loop:
        if sentences_on_loops := _loop_over_examples(function, exercise.no_loop):
            share, see, sentences = PROPERTY_SHARE, exercise.no_loop.see, sentences_on_loops
        rows.append(Row("no loop over the examples", "".join(sentences_on_loops[-1:])))
    return Report(exercise.name, exercise.points, share if share >= ENOUGH else 0.0,
                  tuple(sentences), see, tuple(rows), _notes(outcomes, exercise.probes))


def judge_hidden(function, name, points, probes):
    """Report on hidden probes: what kind of call failed and how, never a value."""
    if not callable(function):
        return Report(name, points, 0.0, (f"{name} is not a function.",))
    outcomes = list(_outcomes(function, probes, getattr(function, "upstreams", None)))
    findings = [finding_of(o, p) for o, p in zip(outcomes, probes, strict=False)]
    shares = [_share(f) for f in findings] + [0.0] * (len(probes) - len(findings))
    share = sum(shares) / len(shares)
    rows = [Row(p.label, f.discreet if f else "") for p, f in zip(probes, findings, strict=False)]
    wrong = next((row for row in rows if row.finding), None)
    sentence = sentence_of(wrong.label, wrong.finding) if wrong else f"Right on all {len(rows)} hidden calls."
    return Report(name, points, share if share >= ENOUGH else 0.0, (sentence,), rows=tuple(rows))


def _loop_over_examples(function, no_loop):
    """Sentences that tell that Python's work grows with the number of examples, or that a call failed; or none."""
    # What is done at a first call alone does not count. Its size is one of its own: NumPy keeps some plans by size.
    bytecodes(function, no_loop.arguments(FEW // 2))
    outcomes = {m: bytecodes(function, no_loop.arguments(m)) for m in (FEW, 2 * FEW)}
    for m, outcome in outcomes.items():
        if outcome.failure:
            return [sentence_of(f"A call with {m} examples", _failure(outcome).sentence)]
    few, many = (o.value for o in outcomes.values())
    if many - few < FEW:    # less than a step an example
        return []
    return [no_loop.sentence, f"Python took {few:,} steps for {FEW} examples and {many:,} for {2 * FEW}."]


def _most_telling(findings):
    """Index of the first call that went wrong; one that only did something besides counts after the others."""
    wrong = [i for i, finding in enumerate(findings) if finding]
    return min(wrong, key=lambda i: findings[i].kind == "property")


def finding_of(outcome, probe):
    """The Finding of one call, or None if it did what is due: error, type, shape, value, then property."""
    if isinstance(probe.expected, type) and issubclass(probe.expected, Exception):
        return _refusal(outcome, probe.expected.__name__)
    if outcome.failure:
        return _failure(outcome)
    finding = difference(outcome.value, probe.expected, probe.rtol, probe.atol)
    if finding and finding.kind != "property":
        return finding
    if outcome.changed:
        return Finding("property", f"the answer is right, but the call changed its {_places(outcome)} argument: "
                                   "work on a copy, or put back what you moved")
    if warned := _arithmetic_warning(outcome, probe):
        return Finding("property", f"the answer is right, but the call gave a warning, {warned}")
    return finding


def _arithmetic_warning(outcome, probe):
    """The first warning that costs something; other kinds depend on the version of a library."""
    return next((w for w in outcome.warned if w.startswith("RuntimeWarning")), "") if probe.quiet else ""


def _places(outcome):
    return " and ".join(_ORDINALS[i] for i in outcome.changed)


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def _failure(outcome):
    where = f", at {outcome.line}" if outcome.line else ""
    if outcome.failure == "OutOfTime":
        return Finding("error", f"did not finish in time{where}: is there a loop that never ends?",
                       "did not finish in time: is there a loop that never ends?")
    if outcome.failure == "NotImplementedError":
        return Finding("error", outcome.message or "not written yet", "not written yet")
    if outcome.failure == "WrongResult":
        return Finding("type", outcome.message, "returned another kind of thing than is due")
    if outcome.failure == "SystemExit":
        return Finding("error", f"left Python by exit(){where}: return a value instead", "left Python by exit()")
    message = f": {outcome.message}" if outcome.message else ""
    return Finding("error", f"raised {outcome.failure}{message}{where}", f"raised {outcome.failure}{where}")


def _refusal(outcome, due):
    if due == outcome.failure or (due, outcome.failure) == ("ValueError", "LinAlgError"):    # NumPy's is a ValueError
        return _left_changed(outcome, due) if outcome.changed else None
    if outcome.failure:
        found = _failure(outcome)
        instead = f"; a {due} is to be raised" if found.sentence.startswith("raised") else ""
        return Finding("error", found.sentence + instead, found.discreet + instead)
    return Finding("value", f"returned {describe(outcome.value)} where a {due} is to be raised",
                   f"returned a value where a {due} is to be raised")


def _left_changed(outcome, due):
    return Finding("property", f"the {due} is due, but the call left its {_places(outcome)} argument changed: "
                               "work on a copy, or put back what you moved in any case, with try and finally")


def _share(finding):
    if finding is None:
        return 1.0
    return PROPERTY_SHARE if finding.kind == "property" else 0.0


def _outcomes(function, probes, upstreams):
    """One Outcome a probe; after a call that ran out of time no more are made, so that nobody waits long."""
    for probe in probes:
        outcome = call(function, probe.arguments(), probe.keywords, _use(function, probe), probe.seconds)
        yield outcome if upstreams is None else of_backward(outcome, function, upstreams)
        if outcome.failure == "OutOfTime":
            return


def _use(function, probe):
    """What is done with the result of a probe's call; with those of both, if it makes two."""
    if probe.again is None:
        return probe.use
    return lambda first: probe.use(first, function(*probe.again()))


def _matching(outcomes, exercise):
    """The first misconception that does on every probe just what the learner's function did."""
    if len(outcomes) < len(exercise.probes):
        return None
    for misconception in exercise.misconceptions:
        # One by one: the first that differs is the last.
        theirs = _outcomes(misconception.function, exercise.probes, exercise.upstreams)
        if all(_alike(a, b) and _faults(a, p) == _faults(b, p)
               for a, b, p in zip(outcomes, theirs, exercise.probes, strict=False)):
            return misconception
    return None


def _faults(outcome, probe):
    """Whether a call did what is due, and whether it gave a warning that counts: float32, say, shows in no value."""
    return finding_of(outcome, probe) is None, bool(_arithmetic_warning(outcome, probe))


def _alike(mine, theirs):
    if (mine.failure, mine.changed) != (theirs.failure, theirs.changed):
        return False
    if mine.failure:
        return mine.failure != "WrongResult" or mine.message == theirs.message
    if isinstance(theirs.value, Exception):    # returned where it should be raised
        return type(mine.value) is type(theirs.value)
    if _complex(mine.value) and _complex(theirs.value):    # never due, but it can be recognised
        return np.shape(mine.value) == np.shape(theirs.value) and np.allclose(mine.value, theirs.value)
    try:
        finding = difference(mine.value, theirs.value, rtol=1e-9, atol=1e-14)
    except Exception:    # values that are no numbers, such as the None of a forgotten return
        return mine.value is theirs.value
    return finding is None or finding.kind == "property"


def _complex(value):
    return isinstance(value, np.ndarray | np.number | complex) and np.iscomplexobj(value)


def _notes(outcomes, probes):
    notes = []
    free = (w for o, p in zip(outcomes, probes, strict=False) if not _arithmetic_warning(o, p) for w in o.warned)
    if warned := dict.fromkeys(free):
        notes.append("Warnings, which cost nothing: " + "; ".join(list(warned)[:3]))
    if printed := next((o.printed for o in outcomes if o.printed), ""):
        notes.append(f"Printed by the first call that printed:\n{printed}")
    return tuple(notes)


def sentence_of(label, finding):
    """A report's sentence: what was tried, and what was found."""
    return f"{label}: {finding}{'' if finding.endswith(('.', '?')) else '.'}"
