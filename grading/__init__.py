"""The nbgrader course: its configuration, how notebooks are built and released, and how they are graded."""
import sys

# jsonschema, which checks the form of notebooks, would build a grammar of web addresses when it is imported: two
# seconds in every process, for what no notebook's form asks for. It does without what cannot be imported.
sys.modules.setdefault("rfc3987_syntax", None)
