"""How long helpers.network trains on the digits, against scikit-learn's MLPClassifier; for `make bench`.

The same network (sigmoid units, a yes or no for each class), solver (plain gradient descent on mini-batches), batch
size, rate and number of epochs, one after the other in turn, on one thread each. Ours computes the cost of the whole
set after each epoch besides; the rival adds up the costs of its batches.
"""
import statistics
import time
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits
from tqdm.auto import tqdm

from helpers.costs import forward, one_hot
from helpers.data import handwritten_digits
from helpers.network import train_network

REPEATS, RATE = 5, 0.5
CASES = ((64,), 32, 40), ((64,), 128, 60), ((32, 32), 32, 40)    # hidden units, examples a batch, epochs


def ours(X, labels, hidden, batch_size, epochs):
    """Train; return what reads pictures."""
    weights, biases, _ = train_network(X, labels, [64, *hidden, 10], RATE, epochs, batch_size,
                                       np.random.default_rng(0))
    return lambda pictures: forward(pictures, weights, biases)[-1]


def theirs(X, labels, hidden, batch_size, epochs):
    """Train the rival; return what reads pictures."""
    rival = MLPClassifier(hidden, "logistic", solver="sgd", alpha=0, batch_size=batch_size, learning_rate_init=RATE,
                          max_iter=epochs, momentum=0, tol=0, n_iter_no_change=epochs, random_state=0)
    rival.fit(X, one_hot(labels, 10).astype(int))
    return rival.predict_proba


def main():
    """Measure and print."""
    X, labels = handwritten_digits()
    order = np.random.default_rng(0).permutation(len(X))
    train, held = order[:1440], order[1440:]
    X = X / 16
    print("network        batch  epochs  helpers.network       MLPClassifier         ours / theirs\n"
          "                              seconds  held out     seconds  held out     in time")
    for case in CASES:
        times, right = {ours: [], theirs: []}, {}
        for _ in tqdm(range(REPEATS), desc="trainings", leave=False):
            for trainer in (ours, theirs):
                start = time.perf_counter()
                read = trainer(X[train], labels[train], *case)
                times[trainer].append(time.perf_counter() - start)
                right[trainer] = np.mean(read(X[held]).argmax(axis=1) == labels[held])
        mine, rival = (statistics.median(times[trainer]) for trainer in (ours, theirs))
        hidden, batch_size, epochs = case
        sizes = "-".join(map(str, (64, *hidden, 10)))
        tqdm.write(f"{sizes:13}  {batch_size:5}  {epochs:6}  {mine:7.2f}  {right[ours]:8.1%}     "
                   f"{rival:7.2f}  {right[theirs]:8.1%}     {mine / rival:.2f}")


if __name__ == "__main__":
    warnings.simplefilter("ignore", ConvergenceWarning)
    with threadpool_limits(1):
        main()
