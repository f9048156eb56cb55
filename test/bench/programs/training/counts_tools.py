"""Small helpers for counts dictionaries, and their tests (run with pytest)."""
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.result import Counts, marginal_counts, marginal_distribution


def normalize(counts: Mapping[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {k: v / total for k, v in counts.items()}


def merge(*many: Mapping[str, int]) -> dict[str, int]:
    merged = Counter()
    for counts in many:
        merged.update(counts)
    return dict(merged)


def total_variation(p, q) -> float:
    p, q = normalize(p), normalize(q)
    return sum(abs(p.get(k, 0) - q.get(k, 0)) for k in p.keys() | q.keys()) / 2


def postselect(counts, qubit: int, value: str):
    """Keep the shots where `qubit` was `value` and drop that qubit from the key."""
    out = {}
    for key, n in counts.items():
        pos = len(key) - 1 - qubit
        if key[pos] == value:
            new = key[:pos] + key[pos + 1:]
            out[new] = out.get(new, 0) + n
    return out


def parity(counts) -> float:
    shots = sum(counts.values())
    return sum((-1) ** k.count("1") * n for k, n in counts.items()) / shots


def top(counts, k=5):
    return sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:k]


@pytest.fixture(scope="module")
def ghz_counts():
    qc = QuantumCircuit(3)
    qc.h(0)
    qc.cx(0, 1)
    qc.cx(1, 2)
    qc.measure_all()
    return StatevectorSampler(seed=0).run([qc], shots=2000).result()[0].data.meas.get_counts()


def test_normalize(ghz_counts):
    assert sum(normalize(ghz_counts).values()) == pytest.approx(1)


def test_postselect(ghz_counts):
    assert set(postselect(ghz_counts, 1, "1")) == {"11"}


def test_parity_of_bell():
    assert parity({"00": 10, "11": 12}) == 1
    assert parity({"01": 3, "10": 3}) == -1


def test_merge_and_top():
    assert merge({"0": 1}, {"0": 2, "1": 5}) == {"0": 3, "1": 5}
    assert top({"00": 4, "01": 9}, k=1) == [("01", 9)]


@pytest.mark.parametrize("indices", [[0], [0, 1], [2, 0]])
def test_marginals_agree(ghz_counts, indices):
    a = marginal_counts(ghz_counts, indices=sorted(indices))
    b = marginal_distribution(ghz_counts, sorted(indices))
    assert dict(a) == dict(b)


def test_counts_object():
    c = Counts({"0x0": 10, "0x3": 20}, memory_slots=2)
    assert c.most_frequent() == "11"
    assert c.int_outcomes() == {0: 10, 3: 20}
    assert np.isclose(total_variation(c, {"11": 1}), 1 / 3)
