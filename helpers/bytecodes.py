"""How many steps Python takes in a call: a loop shows in that count, whatever it is made of."""
import gc
import sys


def count_bytecodes(function, *arguments):
    """Bytecodes that `function(*arguments)` executes, in its own lines and in those of all it calls.

    Work done inside NumPy's compiled code counts as one step, however long the arrays. A loop over the rows, a list
    comprehension, np.vectorize and np.apply_along_axis take more steps the more rows there are. From Python 3.12 on the
    first call of a function counts too little: compare later ones.

    >>> def total(x):
    ...     return sum(float(value) for value in x)
    >>> count_bytecodes(total, [1.0] * 20) > count_bytecodes(total, [1.0] * 10)
    True
    """
    executed = 0

    def follow(frame, event, argument):
        nonlocal executed
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        executed += event == "opcode"
        return follow

    before, collecting = sys.gettrace(), gc.isenabled()
    gc.disable()    # the garbage may be anybody's, and the steps of clearing it away would be counted
    sys.settrace(follow)
    try:
        function(*arguments)
    finally:
        sys.settrace(before)
        if collecting:
            gc.enable()
    return executed
