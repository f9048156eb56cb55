"""Rough error budget of a compiled circuit from the properties of the backend."""

import logging
import math

from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService

logger = logging.getLogger(__name__)
logging.basicConfig(level=logging.INFO)


def gate_fidelity(circuit: QuantumCircuit, backend) -> float:
    """Product of the fidelities of all gates."""
    target = backend.target
    log_fidelity = 0.0
    for instruction in circuit.data:
        name = instruction.operation.name
        if name in ("barrier", "delay"):
            continue
        qubits = tuple(circuit.find_bit(q).index for q in instruction.qubits)
        properties = target[name].get(qubits)
        if properties is None or properties.error is None:
            continue
        log_fidelity += math.log(1 - properties.error)
    return math.exp(log_fidelity)


def main() -> None:
    service = QiskitRuntimeService()
    backend = service.least_busy(operational=True, simulator=False)
    logger.info("backend: %s", backend.name)

    qc = QuantumCircuit(4)
    qc.h(0)
    for i in range(3):
        qc.cx(i, i + 1)
    qc.measure_all()

    for level in (0, 1, 2, 3):
        pm = generate_preset_pass_manager(optimization_level=level, backend=backend)
        isa_circuit = pm.run(qc)
        fidelity = gate_fidelity(isa_circuit, backend)
        logger.info("level %d: depth %d, fidelity %.4f", level, isa_circuit.depth(), fidelity)


if __name__ == "__main__":
    main()
