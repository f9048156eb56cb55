"""A toy backend: a line of qubits with CZ gates, simulated by Aer."""

from __future__ import annotations

import numpy as np
from qiskit.circuit import Delay, Measure, Parameter, QuantumCircuit, Reset
from qiskit.circuit.library import CZGate, RZGate, SXGate, XGate
from qiskit.providers import BackendV2, Options
from qiskit.transpiler import InstructionProperties, QubitProperties, Target
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel


class LineBackend(BackendV2):
    """A linear chain with random but reproducible calibration data.

    Args:
        num_qubits: Length of the chain.
        seed: Seed of the generator that makes up the error rates.
        noisy: Whether ``run`` simulates the errors of the target.
    """

    def __init__(self, num_qubits: int = 5, seed: int = 7, noisy: bool = True) -> None:
        super().__init__(
            name=f"line_{num_qubits}",
            description="Linear chain with CZ",
            backend_version="0.1.0",
        )
        self._rng = np.random.default_rng(seed)
        self._target = self._build_target(num_qubits)
        self._noisy = noisy
        self._simulator: AerSimulator | None = None

    def _build_target(self, num_qubits: int) -> Target:
        rng = self._rng
        qubit_properties = [
            QubitProperties(
                t1=rng.normal(150e-6, 20e-6),
                t2=rng.normal(100e-6, 20e-6),
                frequency=rng.normal(5.0e9, 0.1e9),
            )
            for _ in range(num_qubits)
        ]
        target = Target(
            description="line",
            num_qubits=num_qubits,
            dt=1e-9,
            granularity=4,
            min_length=16,
            qubit_properties=qubit_properties,
        )
        one_qubit_error = rng.lognormal(np.log(2e-4), 0.3, num_qubits)
        drive = {
            (q,): InstructionProperties(duration=32e-9, error=one_qubit_error[q])
            for q in range(num_qubits)
        }
        target.add_instruction(XGate(), drive)
        target.add_instruction(SXGate(), dict(drive))
        target.add_instruction(
            RZGate(Parameter("phi")),
            {
                (q,): InstructionProperties(duration=0.0, error=0.0)
                for q in range(num_qubits)
            },
        )
        edges = {}
        for q in range(num_qubits - 1):
            props = InstructionProperties(duration=84e-9, error=rng.uniform(3e-3, 9e-3))
            edges[q, q + 1] = props
            edges[q + 1, q] = props
        target.add_instruction(CZGate(), edges)
        target.add_instruction(
            Measure(),
            {
                (q,): InstructionProperties(
                    duration=1.2e-6, error=rng.uniform(0.005, 0.02)
                )
                for q in range(num_qubits)
            },
        )
        target.add_instruction(Reset(), {(q,): None for q in range(num_qubits)})
        target.add_instruction(
            Delay(Parameter("t")), {(q,): None for q in range(num_qubits)}
        )
        return target

    @property
    def target(self) -> Target:
        return self._target

    @property
    def max_circuits(self) -> int:
        return 300

    @classmethod
    def _default_options(cls) -> Options:
        return Options(shots=1024, seed_simulator=None)

    def run(self, run_input: QuantumCircuit | list[QuantumCircuit], **options):
        if self._simulator is None:
            noise_model = NoiseModel.from_backend(self) if self._noisy else None
            self._simulator = AerSimulator(noise_model=noise_model)
        shots = options.pop("shots", self.options.shots)
        return self._simulator.run(run_input, shots=shots, **options)
