"""Quantum volume, the do-it-yourself way (Cross et al. 2019, arXiv:1811.12926)."""
import logging
from math import sqrt

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import quantum_volume
from qiskit.primitives import BackendSamplerV2
from qiskit.providers.fake_provider import GenericBackendV2
from qiskit.quantum_info import Statevector
from qiskit.transpiler import CouplingMap, generate_preset_pass_manager

logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
logger = logging.getLogger(__name__)
logger.setLevel(logging.INFO)

TRIALS = 100
SHOTS = 1000


def heavy_set(circuit: QuantumCircuit) -> set[int]:
    probabilities = Statevector(circuit).probabilities()
    median = np.median(probabilities)
    return set(np.flatnonzero(probabilities > median).tolist())


def heavy_output_probability(counts: dict[int, int], heavy: set[int]) -> float:
    total = sum(counts.values())
    return sum(c for outcome, c in counts.items() if outcome in heavy) / total


def run_width(backend, width: int) -> tuple[float, float]:
    model_circuits = [quantum_volume(width, width, seed=1000 * width + t) for t in range(TRIALS)]
    heavies = [heavy_set(c) for c in model_circuits]

    pass_manager = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=8)
    measured = [c.measure_all(inplace=False) for c in model_circuits]
    isa_circuits = pass_manager.run(measured)
    logger.info("width %d: mean depth %.1f", width, np.mean([c.depth() for c in isa_circuits]))

    sampler = BackendSamplerV2(backend=backend, options={"default_shots": SHOTS})
    results = sampler.run(isa_circuits).result()

    hops = [
        heavy_output_probability(r.data.meas.get_int_counts(), heavy)
        for r, heavy in zip(results, heavies)
    ]
    mean = float(np.mean(hops))
    sigma = sqrt(mean * (1 - mean) / TRIALS)
    return mean, sigma


def main():
    backend = GenericBackendV2(
        num_qubits=6,
        basis_gates=["ecr", "rz", "sx", "x"],
        coupling_map=CouplingMap.from_ring(6),
        noise_info=True,
        seed=5,
    )
    quantum_volume_found = 1
    for width in range(2, 7):
        hop, sigma = run_width(backend, width)
        success = hop - 2 * sigma > 2 / 3
        logger.info("width %d: hop = %.3f +- %.3f  %s", width, hop, sigma, "PASS" if success else "fail")
        if not success:
            break
        quantum_volume_found = 2**width
    print("QV =", quantum_volume_found)


if __name__ == "__main__":
    main()
