"""`python -m grading COMMAND`: what an author or instructor runs at the root of the course."""
import argparse
import re
import signal
import sys
from pathlib import Path

NBGRADERS = re.compile(r"--(\w+\.\w+|db|course|course-dir)=")    # options that are handed on to nbgrader


def main(arguments=None):
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m grading", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    _describe_notebooks(commands)
    _describe_autograde(commands)
    options, others = parser.parse_known_args(arguments)
    if options.command == "autograde":
        unknown = [option for option in others if not NBGRADERS.match(option)]
        if unknown:
            parser.error(f"unknown: {' '.join(unknown)}")
        # Takes a second to import, for which `notebooks` need not wait.
        from grading import autograde
        return autograde.run(options, others)
    if others:
        parser.error(f"unknown: {' '.join(others)}")
    return _notebooks(options)


def _describe_notebooks(commands):
    notebooks = commands.add_parser("notebooks", help="build solutions/ and lessons/ from the authors' .py files")
    notebooks.add_argument("only", nargs="*", metavar="LESSON/NOTEBOOK", help="build these alone")


def _describe_autograde(commands):
    parser = commands.add_parser(
        "autograde", help="grade submissions in bulk, here or on a Dask cluster", allow_abbrev=False,
        description="Grade submissions in bulk. nbgrader's own options, such as --db=URL and "
                    "--CourseDirectory.root=FOLDER, may follow.")
    parser.add_argument("assignments", nargs="+", metavar="ASSIGNMENT", help="a lesson's folder name")
    parser.add_argument("--student", nargs="+", action="extend", default=[], metavar="ID", help="grade these alone")
    parser.add_argument("--workers", type=_at_least_one, metavar="N", help="processes on this machine (one a core)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster, such as tcp://10.0.0.1:8786")
    parser.add_argument("--time-limit", type=_at_least_one, metavar="S", help="seconds a notebook may run")
    parser.add_argument("--force", action="store_true", help="grade again what was graded before")
    parser.add_argument("--report", type=Path, metavar="FILE.json", help="write what was done to this file")
    parser.add_argument("--no-sandbox", action="store_true",
                        help="run learners' code as yourself: only if you trust it")


def _at_least_one(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)


def _notebooks(options):
    from grading import authoring
    try:
        changed = authoring.build(options.only)
    except (authoring.AuthoringError, authoring.LessonInUse) as problem:
        print(problem, file=sys.stderr)
        return 1
    print("\n".join(str(path.relative_to(authoring.ROOT)) for path in changed) or "nothing changed")
    return 0


if __name__ == "__main__":
    try:
        status = main()
    except KeyboardInterrupt:
        print("Stopped. What was done is kept: run the same command again to go on.", file=sys.stderr)
        status = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)    # nothing is left to be stopped
    sys.exit(status)
