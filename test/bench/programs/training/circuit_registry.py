"""Registry of named benchmark circuits."""

from collections.abc import Callable, Iterator
from typing import Protocol

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import (
    PermutationGate,
    QFTGate,
    efficient_su2,
    quantum_volume,
)


class CircuitFactory(Protocol):
    def __call__(self, num_qubits: int, *, seed: int = 0) -> QuantumCircuit: ...


_REGISTRY: dict[str, CircuitFactory] = {}


def register(name: str) -> Callable[[CircuitFactory], CircuitFactory]:
    def decorator(factory: CircuitFactory) -> CircuitFactory:
        if name in _REGISTRY:
            raise ValueError(f"circuit {name!r} is already registered")
        _REGISTRY[name] = factory
        return factory

    return decorator


def available() -> list[str]:
    return sorted(_REGISTRY)


def build(
    name: str, num_qubits: int, *, seed: int = 0, measure: bool = True
) -> QuantumCircuit:
    try:
        factory = _REGISTRY[name]
    except KeyError:
        raise KeyError(f"unknown circuit {name!r}, choose from {available()}") from None
    circuit = factory(num_qubits, seed=seed)
    circuit.name = f"{name}_{num_qubits}"
    circuit.metadata = {"family": name, "seed": seed}
    if measure:
        circuit.measure_all()
    return circuit


def suite(sizes: list[int], names: list[str] | None = None) -> Iterator[QuantumCircuit]:
    for name in names or available():
        for size in sizes:
            yield build(name, size)


@register("ghz")
def _ghz(num_qubits: int, *, seed: int = 0) -> QuantumCircuit:
    qc = QuantumCircuit(num_qubits)
    qc.h(0)
    for i in range(num_qubits - 1):
        qc.cx(i, i + 1)
    return qc


@register("qft")
def _qft(num_qubits: int, *, seed: int = 0) -> QuantumCircuit:
    qc = QuantumCircuit(num_qubits)
    qc.append(QFTGate(num_qubits), range(num_qubits))
    return qc


@register("bv")
def _bernstein_vazirani(num_qubits: int, *, seed: int = 0) -> QuantumCircuit:
    rng = np.random.default_rng(seed)
    secret = rng.integers(0, 2, size=num_qubits - 1)
    qc = QuantumCircuit(num_qubits)
    qc.x(num_qubits - 1)
    qc.h(range(num_qubits))
    for qubit in np.flatnonzero(secret):
        qc.cx(int(qubit), num_qubits - 1)
    qc.h(range(num_qubits - 1))
    return qc


@register("permutation")
def _permutation(num_qubits: int, *, seed: int = 0) -> QuantumCircuit:
    pattern = np.random.default_rng(seed).permutation(num_qubits).tolist()
    qc = QuantumCircuit(num_qubits)
    qc.append(PermutationGate(pattern), range(num_qubits))
    return qc


@register("su2")
def _su2(num_qubits: int, *, seed: int = 0) -> QuantumCircuit:
    ansatz = efficient_su2(num_qubits, reps=2, entanglement="linear")
    values = np.random.default_rng(seed).uniform(0, 2 * np.pi, ansatz.num_parameters)
    return ansatz.assign_parameters(values)


@register("qv")
def _qv(num_qubits: int, *, seed: int = 0) -> QuantumCircuit:
    return quantum_volume(num_qubits, num_qubits, seed=seed)
