"""Post-processing of counts dictionaries.

Everything here takes plain ``dict[str, int]`` with Qiskit's bit order.
"""
from collections import Counter
from typing import Dict, Iterable, Mapping, Tuple

import numpy as np
import pandas as pd
from qiskit.primitives import BitArray, PubResult
from qiskit.quantum_info import SparsePauliOp, hellinger_fidelity
from qiskit.result import marginal_counts, sampled_expectation_value

Counts = Mapping[str, int]


def normalise(counts: Counts) -> Dict[str, float]:
    shots = sum(counts.values())
    return {k: v / shots for k, v in counts.items()}


def merge(runs: Iterable[Counts]) -> Dict[str, int]:
    total: Counter = Counter()
    for counts in runs:
        total.update(counts)
    return dict(total)


def parity(counts: Counts) -> float:
    """<Z...Z> over all measured bits"""
    probs = normalise(counts)
    return sum(p * (-1) ** bits.count("1") for bits, p in probs.items())


def z_expectation(counts: Counts, qubit: int) -> Tuple[float, float]:
    """<Z> of one qubit and its standard error."""
    one = marginal_counts(dict(counts), [qubit])
    shots = sum(one.values())
    mean = (one.get("0", 0) - one.get("1", 0)) / shots
    return mean, np.sqrt(max(1 - mean**2, 0) / shots)


def diagonal_expectation(counts: Counts, op: SparsePauliOp) -> float:
    for label in op.paulis.to_labels():
        if set(label) - {"I", "Z"}:
            raise ValueError(f"{label} is not diagonal")
    return float(np.real(sampled_expectation_value(dict(counts), op)))


def tvd(a: Counts, b: Counts) -> float:
    pa, pb = normalise(a), normalise(b)
    keys = set(pa) | set(pb)
    return 0.5 * sum(abs(pa.get(k, 0) - pb.get(k, 0)) for k in keys)


def bootstrap(counts: Counts, statistic, n: int = 200, seed=None) -> Tuple[float, float]:
    rng = np.random.default_rng(seed)
    keys = list(counts)
    weights = np.array([counts[k] for k in keys], dtype=float)
    shots = int(weights.sum())
    values = []
    for _ in range(n):
        draw = rng.multinomial(shots, weights / shots)
        values.append(statistic({k: int(c) for k, c in zip(keys, draw) if c}))
    return float(np.mean(values)), float(np.std(values, ddof=1))


def compare(measured: Counts, ideal: Counts) -> pd.Series:
    return pd.Series(
        {
            "shots": sum(measured.values()),
            "hellinger": hellinger_fidelity(dict(measured), dict(ideal)),
            "tvd": tvd(measured, ideal),
            "outcomes": len(measured),
            "leaked": sum(v for k, v in measured.items() if k not in ideal),
        }
    )


def frame(pub_result: PubResult, register: str = "meas") -> pd.DataFrame:
    """One column per parameter set of a swept PUB."""
    bits: BitArray = pub_result.data[register]
    columns = {}
    for index in np.ndindex(bits.shape):
        columns[index] = pd.Series(bits.get_counts(index))
    return pd.DataFrame(columns).fillna(0).astype(int).sort_index()
