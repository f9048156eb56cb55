"""Noise model presets for local tests.

Numbers are order of magnitude only, loosely taken from current devices.
"""
import logging
from typing import NamedTuple

from qiskit.providers import BackendV2
from qiskit_aer import AerSimulator
from qiskit_aer.noise import (
    NoiseModel,
    ReadoutError,
    depolarizing_error,
    pauli_error,
    thermal_relaxation_error,
)

log = logging.getLogger(__name__)

ONE_QUBIT = ["sx", "x"]
TWO_QUBIT = ["cz"]
BASIS = ["id", "rz", *ONE_QUBIT, *TWO_QUBIT]


class QubitNumbers(NamedTuple):
    t1: float = 200e-6
    t2: float = 150e-6
    gate_1q: float = 40e-9
    gate_2q: float = 70e-9
    p01: float = 0.01  # read 1, was 0
    p10: float = 0.02


def depolarizing(p1: float = 1e-3, p2: float = 1e-2) -> NoiseModel:
    model = NoiseModel(basis_gates=BASIS)
    model.add_all_qubit_quantum_error(depolarizing_error(p1, 1), ONE_QUBIT)
    model.add_all_qubit_quantum_error(depolarizing_error(p2, 2), TWO_QUBIT)
    return model


def bit_flip(p: float, on_measure: bool = True) -> NoiseModel:
    model = NoiseModel()
    flip = pauli_error([("X", p), ("I", 1 - p)])
    model.add_all_qubit_quantum_error(flip, ["id", "sx", "x"])
    if on_measure:
        model.add_all_qubit_quantum_error(flip, "measure")
    return model


def thermal(numbers: QubitNumbers = QubitNumbers()) -> NoiseModel:
    t1, t2 = numbers.t1, min(numbers.t2, 2 * numbers.t1)
    if t2 != numbers.t2:
        log.warning("T2 clipped to 2*T1")
    error_1q = thermal_relaxation_error(t1, t2, numbers.gate_1q)
    error_2q = thermal_relaxation_error(t1, t2, numbers.gate_2q)
    model = NoiseModel(basis_gates=BASIS)
    model.add_all_qubit_quantum_error(error_1q, ONE_QUBIT)
    model.add_all_qubit_quantum_error(error_2q.tensor(error_2q), TWO_QUBIT)
    model.add_all_qubit_readout_error(readout(numbers))
    return model


def readout(numbers: QubitNumbers) -> ReadoutError:
    p01, p10 = numbers.p01, numbers.p10
    return ReadoutError([[1 - p01, p01], [p10, 1 - p10]])


def only_readout(per_qubit: dict[int, QubitNumbers]) -> NoiseModel:
    model = NoiseModel()
    for qubit, numbers in per_qubit.items():
        model.add_readout_error(readout(numbers), [qubit])
    return model


PRESETS = {
    "ideal": lambda: None,
    "depolarizing": depolarizing,
    "thermal": thermal,
    "bitflip": lambda: bit_flip(0.01),
}


def simulator(preset: str | BackendV2 = "ideal", **options) -> AerSimulator:
    """A simulator for a preset name or after a real device."""
    if isinstance(preset, BackendV2):
        model = NoiseModel.from_backend(preset)
        return AerSimulator(noise_model=model, **options)
    if preset not in PRESETS:
        raise KeyError(f"unknown preset {preset!r}, choose from {sorted(PRESETS)}")
    model = PRESETS[preset]()
    if model is None:
        return AerSimulator(**options)
    return AerSimulator(noise_model=model, basis_gates=model.basis_gates, **options)
