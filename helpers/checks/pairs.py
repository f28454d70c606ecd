"""A backward function is judged with its own forward function: what their cache holds is the learner's affair."""
from .compare import describe
from .exercise import WrongResult


class Pair:
    """Both halves as one function: `backward(*upstream, cache)`, with the cache of `forward(*inputs)`.

    upstreams: how many of a call's arguments, the first ones, go to `backward`; the others go to `forward`.
    """

    def __init__(self, backward, forward, upstreams):
        self.halves = (forward, backward)
        self.upstreams = upstreams

    def __call__(self, *arguments):
        """Call forward for its cache, then backward with it."""
        forward, backward = self.halves
        _, cache = output_and_cache(forward(*arguments[self.upstreams:]), getattr(forward, "__name__", "forward"))
        return backward(*arguments[:self.upstreams], cache)


def output_and_cache(result, name):
    """The two things a forward function returns; WrongResult if there are not two."""
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise WrongResult(f"{name} returned {describe(result)} where two things are due, the output and the cache")
    return result


def output(result):
    """What a forward function computed, without its cache: for a probe's `use`."""
    return output_and_cache(result, "the function")[0]
