"""Transpile a few benchmark circuits for a real device and keep the best seed.

Nothing is submitted unless --submit is given.
"""
import argparse
import json
import logging
from pathlib import Path

from qiskit import QuantumCircuit
from qiskit.circuit.library import QFTGate, quantum_volume
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, QiskitRuntimeService, SamplerV2 as Sampler

logger = logging.getLogger(__name__)


def ghz(n):
    circuit = QuantumCircuit(n, name=f"ghz_{n}")
    circuit.h(0)
    for target in range(1, n):
        circuit.cx(target // 2, target)
    return circuit


def qft_roundtrip(n):
    circuit = QuantumCircuit(n, name=f"qft_{n}")
    circuit.x(range(0, n, 2))
    circuit.append(QFTGate(n), range(n))
    circuit.barrier()
    circuit.append(QFTGate(n).inverse(), range(n))
    return circuit


def benchmarks():
    circuits = [ghz(5), ghz(12), qft_roundtrip(4), quantum_volume(5, seed=1)]
    for circuit in circuits:
        circuit.measure_all()
    return circuits


def two_qubit_depth(circuit):
    return circuit.depth(lambda inst: len(inst.qubits) == 2 and inst.operation.name != "barrier")


def best_of(circuit, backend, seeds):
    best = None
    for seed in seeds:
        pm = generate_preset_pass_manager(
            optimization_level=3, backend=backend, seed_transpiler=seed
        )
        isa_circuit = pm.run(circuit)
        cost = two_qubit_depth(isa_circuit)
        logger.debug("%s seed %d: 2q depth %d", circuit.name, seed, cost)
        if best is None or cost < best[0]:
            best = (cost, seed, isa_circuit)
    return best


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--backend")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--shots", type=int, default=4096)
    parser.add_argument("--submit", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("scan.json"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)

    service = QiskitRuntimeService()
    if args.backend:
        backend = service.backend(args.backend)
    else:
        backend = service.least_busy(operational=True, simulator=False, min_num_qubits=27)
    logger.info("using %s (%d qubits)", backend.name, backend.num_qubits)

    record, isa_circuits = [], []
    for circuit in benchmarks():
        cost, seed, isa_circuit = best_of(circuit, backend, range(args.seeds))
        layout = isa_circuit.layout.final_index_layout(filter_ancillas=True)
        isa_circuits.append(isa_circuit)
        record.append({"name": circuit.name, "seed": seed, "depth_2q": cost, "layout": layout,
                       "ops": dict(isa_circuit.count_ops())})
        logger.info("%-10s seed %2d  2q depth %d", circuit.name, seed, cost)

    if args.submit:
        with Batch(backend=backend) as batch:
            sampler = Sampler(mode=batch)
            sampler.options.dynamical_decoupling.enable = True
            jobs = [sampler.run([isa], shots=args.shots) for isa in isa_circuits]
        for row, job in zip(record, jobs):
            row["job_id"] = job.job_id()

    args.out.write_text(json.dumps(record, indent=2))


if __name__ == "__main__":
    main()
