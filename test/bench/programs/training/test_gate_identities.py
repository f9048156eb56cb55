import numpy as np
import pytest

from qiskit import QuantumCircuit
from qiskit.circuit.library import (
    CXGate,
    CZGate,
    HGate,
    RXGate,
    RYGate,
    RZGate,
    SwapGate,
    SXGate,
    TGate,
    XGate,
    ZGate,
)
from qiskit.quantum_info import Operator, average_gate_fidelity

ANGLES = np.linspace(-2 * np.pi, 2 * np.pi, 9)


def two_qubits(*steps):
    qc = QuantumCircuit(2)
    for gate, *qubits in steps:
        getattr(qc, gate)(*qubits)
    return qc


def test_hxh_is_z():
    assert HGate().to_matrix() @ XGate().to_matrix() @ HGate().to_matrix() == pytest.approx(
        ZGate().to_matrix()
    )


def test_sx_squares_to_x():
    assert Operator(SXGate()).power(2) == Operator(XGate())
    assert Operator(SXGate().power(2)).equiv(XGate())


@pytest.mark.parametrize("theta", ANGLES)
def test_rx_from_rz(theta):
    qc = QuantumCircuit(1)
    qc.h(0)
    qc.rz(theta, 0)
    qc.h(0)
    assert Operator(qc) == Operator(RXGate(theta))


@pytest.mark.parametrize("theta", ANGLES)
def test_p_is_rz_up_to_phase(theta):
    qc = QuantumCircuit(1, global_phase=-theta / 2)
    qc.p(theta, 0)
    assert Operator(qc) == Operator(RZGate(theta))


def test_swap_from_three_cx():
    qc = two_qubits(("cx", 0, 1), ("cx", 1, 0), ("cx", 0, 1))
    assert Operator(qc) == Operator(SwapGate())


def test_cx_from_cz():
    qc = two_qubits(("h", 1), ("cz", 0, 1), ("h", 1))
    assert Operator(qc) == Operator(CXGate())


def test_cz_is_symmetric():
    assert Operator(two_qubits(("cz", 0, 1))) == Operator(two_qubits(("cz", 1, 0)))
    assert Operator(CZGate()).reverse_qargs() == Operator(CZGate())


@pytest.mark.parametrize("ctrl_state", ["0", "1"])
def test_open_control(ctrl_state):
    qc = QuantumCircuit(2)
    qc.cx(0, 1, ctrl_state=ctrl_state)
    ref = QuantumCircuit(2)
    if ctrl_state == "0":
        ref.x(0)
    ref.cx(0, 1)
    if ctrl_state == "0":
        ref.x(0)
    assert Operator(qc) == Operator(ref)


@pytest.mark.parametrize("gate", [HGate(), TGate(), RYGate(0.3), SwapGate()])
def test_inverse(gate):
    qc = QuantumCircuit(gate.num_qubits)
    qc.append(gate, qc.qubits)
    qc.append(gate.inverse(), qc.qubits)
    assert Operator(qc) == Operator(np.eye(2**gate.num_qubits))


def test_relative_phase_toffoli_is_not_toffoli():
    rccx, ccx = QuantumCircuit(3), QuantumCircuit(3)
    rccx.rccx(0, 1, 2)
    ccx.ccx(0, 1, 2)
    assert not Operator(rccx).equiv(ccx)
    assert average_gate_fidelity(Operator(rccx), Operator(ccx)) < 1
    # same permutation though
    np.testing.assert_allclose(abs(Operator(rccx).data), abs(Operator(ccx).data), atol=1e-10)
