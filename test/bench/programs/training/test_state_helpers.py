import numpy as np
import pytest
from qiskit.quantum_info import Statevector, StabilizerState, Pauli, state_fidelity

import state_helpers as sh


BELL = {
    "phi+": [1, 0, 0, 1],
    "phi-": [1, 0, 0, -1],
    "psi+": [0, 1, 1, 0],
    "psi-": [0, 1, -1, 0],
}


@pytest.mark.parametrize("kind", BELL)
def test_bell(kind):
    expected = Statevector(np.array(BELL[kind]) / np.sqrt(2))
    assert Statevector(sh.bell(kind)).equiv(expected)


def test_bell_unknown():
    with pytest.raises(ValueError, match="unknown Bell state"):
        sh.bell("chi")


@pytest.mark.parametrize("n", range(1, 9))
def test_ghz(n):
    sv = Statevector(sh.ghz(n))
    probs = sv.probabilities_dict(decimals=10)
    assert probs == pytest.approx({"0" * n: 0.5, "1" * n: 0.5})


def test_ghz_depth_is_logarithmic():
    assert sh.ghz(16).depth() == 5


def test_ghz_phase():
    sv = Statevector(sh.ghz(3, phase=np.pi))
    assert sv.expectation_value(Pauli("XXX")).real == pytest.approx(-1)


@pytest.mark.parametrize("n", [2, 3, 5])
def test_w(n):
    probs = Statevector(sh.dicke1(n)).probabilities()
    hit = np.flatnonzero(probs > 1e-9)
    assert len(hit) == n
    assert np.allclose(probs[hit], 1 / n)


@pytest.mark.parametrize("periodic", [False, True])
def test_cluster_stabilizers(periodic):
    n = 5
    state = StabilizerState(sh.cluster(n, periodic=periodic))
    for i in range(n):
        label = ["I"] * n
        label[i] = "X"
        for j in (i - 1, i + 1):
            if periodic:
                label[j % n] = "Z"
            elif 0 <= j < n:
                label[j] = "Z"
        assert state.expectation_value(Pauli("".join(reversed(label)))) == 1


def test_product_matches_labels():
    label = "01+-rl"
    want = Statevector.from_label(label[::-1])
    assert state_fidelity(Statevector(sh.product(label)), want) == pytest.approx(1)


def test_entanglement():
    assert sh.entanglement(sh.bell(), [0]) == pytest.approx(1.0)
    assert sh.entanglement(sh.product("0+"), [1]) == pytest.approx(0.0, abs=1e-9)
