"""`python -m grading COMMAND`: what an author or instructor runs at the root of the course."""
import argparse
import sys

from grading import authoring


def main(arguments=None):
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m grading", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    notebooks = commands.add_parser("notebooks", help="build solutions/ and lessons/ from the authors' .py files")
    notebooks.add_argument("only", nargs="*", metavar="LESSON/NOTEBOOK", help="build these alone")
    options = parser.parse_args(arguments)
    try:
        changed = authoring.build(options.only)
    except (authoring.AuthoringError, authoring.LessonInUse) as problem:
        print(problem, file=sys.stderr)
        return 1
    print("\n".join(str(path.relative_to(authoring.ROOT)) for path in changed) or "nothing changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
