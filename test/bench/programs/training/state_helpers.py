"""Helper functions for preparing well-known states.

Everything here returns a fresh :class:`~qiskit.circuit.QuantumCircuit` without
measurements.  Qubit 0 is always the first argument of the state, so the label
``"01"`` means qubit 0 in |0> and qubit 1 in |1>, i.e. *not* Qiskit's order.
"""

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector, partial_trace, entropy

__all__ = ["bell", "ghz", "dicke1", "cluster", "product", "entanglement"]


def bell(kind="phi+"):
    """One of the four Bell states: ``phi+``, ``phi-``, ``psi+``, ``psi-``."""
    if kind not in ("phi+", "phi-", "psi+", "psi-"):
        raise ValueError("unknown Bell state: %s" % kind)
    qc = QuantumCircuit(2, name=kind)
    if kind.endswith("-"):
        qc.x(0)
    if kind.startswith("psi"):
        qc.x(1)
    qc.h(0)
    qc.cx(0, 1)
    return qc


def ghz(n, phase=0.0):
    """(|0...0> + e^{i phase} |1...1>) / sqrt(2) in logarithmic depth."""
    qc = QuantumCircuit(n, name="ghz")
    qc.h(0)
    if phase:
        qc.p(phase, 0)
    reached = 1
    while reached < n:
        for src in range(min(reached, n - reached)):
            qc.cx(src, reached + src)
        reached *= 2
    return qc


def dicke1(n):
    """The W state as an explicit initialisation (small n only)."""
    amplitudes = np.zeros(2**n)
    amplitudes[[2**k for k in range(n)]] = 1 / np.sqrt(n)
    qc = QuantumCircuit(n, name="w")
    qc.prepare_state(amplitudes, range(n))
    return qc


def cluster(n, periodic=False):
    """One-dimensional cluster state."""
    qc = QuantumCircuit(n, name="cluster")
    qc.h(range(n))
    for i in range(n - 1):
        qc.cz(i, i + 1)
    if periodic and n > 2:
        qc.cz(n - 1, 0)
    return qc


def product(label):
    """Product state from characters of ``01+-rl``."""
    qc = QuantumCircuit(len(label), name=label)
    for i, ch in enumerate(label):
        if ch in "1-l":
            qc.x(i)
        if ch in "+-rl":
            qc.h(i)
        if ch in "rl":
            qc.s(i)
    return qc


def entanglement(circuit, keep):
    """Von Neumann entropy (in bits) of the qubits in *keep*."""
    state = Statevector(circuit)
    rest = [q for q in range(circuit.num_qubits) if q not in set(keep)]
    return float(entropy(partial_trace(state, rest), base=2))
