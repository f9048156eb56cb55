"""Oracles for textbook algorithms.

All phase oracles act on ``n`` qubits and flip the sign of the marked states;
all bit oracles take an extra target qubit, always the last one.
"""
from typing import Callable, List

from qiskit import QuantumCircuit
from qiskit.circuit import Gate
from qiskit.circuit.library import DiagonalGate, PhaseOracleGate


def mark_states(states: List[str]) -> QuantumCircuit:
    """Phase oracle marking each bitstring (Qiskit order, q0 rightmost)."""
    n = len(states[0])
    qc = QuantumCircuit(n, name="oracle")
    for state in states:
        zeros = [i for i, b in enumerate(state[::-1]) if b == "0"]
        if zeros:
            qc.x(zeros)
        if n == 1:
            qc.z(0)
        else:
            qc.h(n - 1)
            qc.mcx(list(range(n - 1)), n - 1)
            qc.h(n - 1)
        if zeros:
            qc.x(zeros)
    return qc


def from_predicate(n: int, f: Callable[[int], bool]) -> QuantumCircuit:
    # exponential, only for tests
    signs = [-1 if f(x) else 1 for x in range(2**n)]
    qc = QuantumCircuit(n, name="diag_oracle")
    qc.append(DiagonalGate(signs), range(n))
    return qc


def from_expression(expression: str) -> QuantumCircuit:
    """e.g. ``(a & b) | ~c``"""
    gate = PhaseOracleGate(expression)
    qc = QuantumCircuit(gate.num_qubits, name="expr_oracle")
    qc.append(gate, range(gate.num_qubits))
    return qc


def bernstein_vazirani(secret: str) -> Gate:
    n = len(secret)
    qc = QuantumCircuit(n + 1, name=f"BV({secret})")
    for i, bit in enumerate(reversed(secret)):
        if bit == "1":
            qc.cx(i, n)
    return qc.to_gate()


def deutsch_jozsa(n: int, balanced: bool, mask: int = 0) -> Gate:
    qc = QuantumCircuit(n + 1, name="DJ")
    if not balanced:
        if mask & 1:
            qc.x(n)
        return qc.to_gate()
    flips = [i for i in range(n) if mask >> i & 1]
    for i in flips:
        qc.x(i)
    for i in range(n):
        qc.cx(i, n)
    for i in flips:
        qc.x(i)
    return qc.to_gate()


def simon(secret: str) -> QuantumCircuit:
    """2n qubits, f(x) = f(x ^ secret)."""
    n = len(secret)
    qc = QuantumCircuit(2 * n, name="simon")
    for i in range(n):
        qc.cx(i, n + i)
    bits = secret[::-1]
    pivot = bits.find("1")
    if pivot >= 0:
        for i, b in enumerate(bits):
            if b == "1":
                qc.cx(pivot, n + i)
    return qc


def phase_to_bit(oracle: QuantumCircuit) -> QuantumCircuit:
    """Turn a phase oracle to a bit oracle by controlling it from a |+> target."""
    n = oracle.num_qubits
    qc = QuantumCircuit(n + 1)
    qc.h(n)
    qc.append(oracle.to_gate().control(1), [n, *range(n)])
    qc.h(n)
    return qc
