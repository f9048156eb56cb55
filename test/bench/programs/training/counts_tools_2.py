"""counts_tools - small functions on dictionaries of counts.

Keys are bitstrings in Qiskit's order (bit 0 is the rightmost character).
Blanks between registers are tolerated and removed.
"""
from collections import defaultdict
from math import sqrt

from qiskit.quantum_info import Pauli
from qiskit.result import marginal_counts


def clean(counts):
    """Strip the blanks between classical registers."""
    return {key.replace(" ", ""): n for key, n in counts.items()}


def merge(*many):
    """Add up several dictionaries of counts.

    >>> merge({"0": 3}, {"0": 1, "1": 2})
    {'0': 4, '1': 2}
    """
    total = defaultdict(int)
    for counts in many:
        for key, n in counts.items():
            total[key] += n
    return dict(total)


def normalise(counts):
    """Counts to relative frequencies.

    >>> normalise({"00": 1, "11": 3})
    {'00': 0.25, '11': 0.75}
    """
    shots = sum(counts.values())
    return {key: n / shots for key, n in counts.items()}


def post_select(counts, bit, value):
    """Keep the shots where *bit* was *value*, then drop that bit.

    >>> post_select({"01": 5, "10": 7, "11": 1}, bit=0, value=1)
    {'0': 5, '1': 1}
    """
    kept = {k: n for k, n in clean(counts).items() if k[-1 - bit] == str(value)}
    if not kept:
        return {}
    width = len(next(iter(kept)))
    others = [i for i in range(width) if i != bit]
    return dict(marginal_counts(kept, indices=others))


def parity_expectation(counts, bits=None):
    """Mean of the parity (-1)^(sum of bits) and its standard error."""
    counts = clean(counts)
    shots = sum(counts.values())
    mean = 0.0
    for key, n in counts.items():
        chosen = key if bits is None else [key[-1 - b] for b in bits]
        sign = -1 if sum(c == "1" for c in chosen) % 2 else 1
        mean += sign * n / shots
    return mean, sqrt(max(0.0, 1 - mean**2) / shots)


def diagonal_expectation(counts, pauli):
    """Expectation of a Pauli of I and Z only, e.g. ``"ZIZ"``."""
    p = Pauli(pauli)
    if p.x.any():
        raise ValueError(f"{pauli} is not diagonal, rotate the basis first")
    support = [i for i, z in enumerate(p.z) if z]
    if not support:
        return 1.0, 0.0
    return parity_expectation(counts, support)


def top(counts, k=5):
    """The k most frequent outcomes as a list of (key, frequency)."""
    freq = normalise(counts)
    return sorted(freq.items(), key=lambda item: -item[1])[:k]


if __name__ == "__main__":
    import doctest

    doctest.testmod(verbose=True)
