from __future__ import annotations

import os
from typing import Optional

from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2, IBMBackend
from qiskit_aer import AerSimulator


def get_service() -> QiskitRuntimeService:
    token = os.getenv("QISKIT_IBM_TOKEN")
    if token is None:
        return QiskitRuntimeService()
    return QiskitRuntimeService(channel="ibm_quantum_platform", token=token)


def get_backend(name: Optional[str] = None, min_qubits: int = 5):
    if name == "aer":
        return AerSimulator()
    service = get_service()
    if name is not None:
        return service.backend(name)
    return service.least_busy(min_num_qubits=min_qubits, operational=True, simulator=False)


def sample(circuit: QuantumCircuit, backend, shots: int = 1024) -> dict[str, int]:
    pm = generate_preset_pass_manager(backend=backend, optimization_level=2)
    isa_circuit = pm.run(circuit)
    sampler = SamplerV2(mode=backend)
    job = sampler.run([isa_circuit], shots=shots)
    result = job.result()
    return result[0].join_data().get_counts()


def main():
    backend = get_backend("aer")
    circuit = QuantumCircuit(2)
    circuit.h(0)
    circuit.cx(0, 1)
    circuit.measure_all()
    counts = sample(circuit, backend)
    print(counts)


if __name__ == "__main__":
    main()
