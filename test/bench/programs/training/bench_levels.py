"""Time the preset pass managers and write a CSV of what came out."""

import argparse
import itertools
import statistics
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import pandas as pd
from qiskit import QuantumCircuit, __version__
from qiskit.circuit.library import QFTGate, qaoa_ansatz, quantum_volume
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeBrisbane, FakeTorino


@dataclass
class Record:
    circuit: str
    backend: str
    level: int
    median_s: float
    best_s: float
    depth: int
    two_qubit_gates: int
    qiskit: str = __version__


def circuits() -> Iterable[QuantumCircuit]:
    for n in (10, 20, 40):
        qft = QuantumCircuit(n, name=f"qft_{n}")
        qft.append(QFTGate(n), range(n))
        yield qft

    for n in (5, 10):
        qv = quantum_volume(n, depth=n, seed=n)
        qv.name = f"qv_{n}"
        yield qv

    cost = SparsePauliOp.from_sparse_list(
        [("ZZ", [i, (i + 3) % 16], 1.0) for i in range(16)], num_qubits=16
    )
    qaoa = qaoa_ansatz(cost, reps=3)
    qaoa = qaoa.assign_parameters([0.1] * qaoa.num_parameters)
    qaoa.name = "qaoa_16"
    yield qaoa


def measure(
    pm, circuit: QuantumCircuit, repeats: int
) -> tuple[list[float], QuantumCircuit]:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        out = pm.run(circuit)
        times.append(time.perf_counter() - start)
    return times, out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--levels", type=int, nargs="+", default=[0, 1, 2, 3])
    parser.add_argument("--csv", default="bench.csv")
    args = parser.parse_args()

    records = []
    backends = [FakeBrisbane(), FakeTorino()]
    for backend, level in itertools.product(backends, args.levels):
        pm = generate_preset_pass_manager(
            optimization_level=level, backend=backend, seed_transpiler=0
        )
        for circuit in circuits():
            times, out = measure(pm, circuit, args.repeats)
            record = Record(
                circuit=circuit.name,
                backend=backend.name,
                level=level,
                median_s=statistics.median(times),
                best_s=min(times),
                depth=out.depth(),
                two_qubit_gates=out.num_nonlocal_gates(),
            )
            print(
                f"{record.circuit:>10} {record.backend:<16} O{level} "
                f"{record.median_s * 1e3:9.1f} ms  2q={record.two_qubit_gates}"
            )
            records.append(asdict(record))

    df = pd.DataFrame(records)
    df.to_csv(args.csv, index=False)
    print(
        df.pivot_table(index="circuit", columns=["backend", "level"], values="median_s")
    )


if __name__ == "__main__":
    main()
