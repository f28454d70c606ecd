"""From an answer or a recorded state to a Report."""
import hashlib

from .judge import sentence_of
from .report import Report, Row


def digest(name, answer):
    """The salted hash of an answer; case, spaces and the type of a number do not matter."""
    return hashlib.sha256(f"gradients by hand/{name}/{_word(answer)}".encode()).hexdigest()[:16]


def _word(answer):
    return "".join(str(answer).split()).lower()


def judge_answer(answer, question):
    """Report on a concept question or a bug hunt."""
    parts = question.answer if not isinstance(question.answer, str) else {"": question.answer}
    given = answer if "" not in parts else {"": answer}
    if answer is ... or answer is None:
        return Report(question.name, question.points, 0.0, (f"{question.name} has no answer yet.",))
    if not isinstance(given, dict) or set(given) != set(parts):
        return Report(question.name, question.points, 0.0,
                      (f"{question.name} is to be a dictionary with an entry for each of {', '.join(parts)}.",))
    rows = [Row(part or "your answer", _finding(given[part], question, part, right))
            for part, right in parts.items()]
    share = sum(not row.finding for row in rows) / len(rows)
    if "" in parts:
        sentence = rows[0].finding or "Right. Read on to see it happen."
        sentence += "" if sentence.endswith((".", "?")) else "."
        return Report(question.name, question.points, share, (_capital(sentence),), "" if share else question.see)
    sentences = tuple(sentence_of(row.label, row.finding) for row in rows if row.finding) or ("All found.",)
    return Report(question.name, question.points, share, sentences, "" if share == 1 else question.see)


def _finding(answer, question, part, right):
    """What is off in the answer to one part of a question; "" if nothing is."""
    if answer is ... or answer is None:
        return "no answer yet"
    if _word(answer) not in map(_word, question.options):
        *others, last = (f'"{option}"' for option in question.options)
        return f"answer with one of {', '.join(others)} or {last}, in quotes"
    mine = digest(f"{question.name}/{part}" if part else question.name, answer)
    return "" if mine == right else question.wrong.get(mine, "not so; try it out once more")


def judge_mission(state, mission):
    """Report on a recorded state of an explorable figure, judged by computing it again."""
    if state is ... or state is None:
        sentence = (f"{mission.name} has no state yet: reach the goal with the figure, then copy its state here, "
                    f"in the form {dict(mission.example)}.")
        return Report(mission.name, mission.points, 0.0, (sentence,))
    if not isinstance(state, dict) or set(state) != set(mission.example):
        quoted = ", without quotes around it" if isinstance(state, str) else ""
        missing = [repr(name) for name in mission.example if name not in state] if isinstance(state, dict) else ()
        lacks = f" Yours has no {' and no '.join(missing)}." if missing else ""
        sentence = f"{mission.name} is to be a state of the figure, in the form {dict(mission.example)}{quoted}.{lacks}"
        return Report(mission.name, mission.points, 0.0, (sentence,))
    try:
        share, sentence = mission.judge(dict(state))
    except Exception as problem:
        share, sentence = 0.0, f"This state cannot be computed ({problem}). Copy it from under the figure."
    return Report(mission.name, mission.points, share, (sentence,), "" if share == 1 else mission.see)


def _capital(sentence):
    return sentence[:1].upper() + sentence[1:]
