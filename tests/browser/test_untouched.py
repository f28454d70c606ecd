"""The lessons as learners open them, in a real browser: nothing is written yet, and everything says so."""
NOTHING_YET = ("is not written yet", "has no answer yet", "has no state yet")


def test_run_all_stops_only_at_what_is_not_written(untouched):
    assert all("is not written yet" in message for _, message in untouched.errors())


def test_every_check_says_what_is_missing(untouched):
    untouched.run_to_the_end()
    reports = {name: text for name, text in untouched.reports().items() if "-hidden" not in name}
    assert reports
    assert {name: text for name, text in reports.items() if not any(words in text for words in NOTHING_YET)} == {}
    # A name that a stopped cell would have made may be missing further down.
    others = [error for error in untouched.errors() if not error[1].startswith(("NotImplementedError", "NameError"))]
    assert others == []


def test_figures_stand_there_without_the_functions(untouched):
    for figure in untouched.explorers():
        reading, _ = figure.settle()
        assert "raised" not in reading
        assert figure.state_dict()


def test_validate_names_failed_cells(untouched):
    said = untouched.validate()
    assert "The following cell failed" in said
    assert "Success" not in said
