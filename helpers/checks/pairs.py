"""A backward function is judged with its own forward function: what their cache holds is the learner's affair."""
from dataclasses import replace

from .calls import copied, same
from .compare import describe
from .exercise import WrongResult


class Pair:
    """Both halves as one function: `backward(*upstream, cache)`, with the cache of `forward(*inputs)`.

    upstreams: how many of a call's arguments, the first ones, go to `backward`; the others go to `forward`.
    """

    def __init__(self, backward, forward, upstreams):
        self.halves = (forward, backward)
        self.upstreams = upstreams
        self.altered_cache = False

    def __call__(self, *arguments):
        """Call forward for its cache, then backward with it."""
        forward, backward = self.halves
        _, cache = output_and_cache(forward(*arguments[self.upstreams:]), getattr(forward, "__name__", "forward"))
        before, self.altered_cache = copied(cache), False
        try:
            return backward(*arguments[:self.upstreams], cache)
        finally:
            self.altered_cache = not same(before, cache)


def of_backward(outcome, function, upstreams):
    """An outcome's changed places as those of backward's own arguments: what is no upstream is in its cache."""
    changed = {min(place, upstreams) for place in outcome.changed}
    if getattr(function, "altered_cache", False):
        changed.add(upstreams)
    return replace(outcome, changed=tuple(sorted(changed)))


def output_and_cache(result, name):
    """The two things a forward function returns; WrongResult if there are not two."""
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise WrongResult(f"{name} returned {describe(result)} where two things are due, the output and the cache")
    return result


def output(result):
    """What a forward function computed, without its cache: for a probe's `use`."""
    return output_and_cache(result, "the function")[0]
