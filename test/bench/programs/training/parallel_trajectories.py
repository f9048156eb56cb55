"""Run many seeds of a noisy simulation in worker processes."""

from __future__ import annotations

import io
import multiprocessing as mp
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed

from qiskit import QuantumCircuit, qpy
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime.fake_provider import FakeNairobiV2

_simulator: AerSimulator | None = None
_circuit: QuantumCircuit | None = None


def _init_worker(payload: bytes) -> None:
    """Load the circuit once in each worker instead of pickling it for every task."""
    global _simulator, _circuit
    _simulator = AerSimulator.from_backend(
        FakeNairobiV2(),
        max_parallel_threads=1,
    )
    _circuit = qpy.load(io.BytesIO(payload))[0]


def _run_seed(seed: int, shots: int) -> tuple[int, dict[str, int]]:
    result = _simulator.run(_circuit, shots=shots, seed_simulator=seed).result()
    return seed, result.get_counts()


def run_seeds(
    circuit: QuantumCircuit,
    seeds: range,
    shots: int = 1000,
    max_workers: int | None = None,
) -> Counter:
    buffer = io.BytesIO()
    qpy.dump(circuit, buffer)

    totals: Counter = Counter()
    with ProcessPoolExecutor(
        max_workers=max_workers or os.cpu_count(),
        mp_context=mp.get_context("spawn"),
        initializer=_init_worker,
        initargs=(buffer.getvalue(),),
    ) as pool:
        futures = [pool.submit(_run_seed, seed, shots) for seed in seeds]
        for future in as_completed(futures):
            seed, counts = future.result()
            totals.update(counts)
    return totals


def w_state() -> QuantumCircuit:
    qc = QuantumCircuit(3, 3)
    qc.ry(1.9106332362490186, 0)
    qc.ch(0, 1)
    qc.cx(1, 2)
    qc.cx(0, 1)
    qc.x(0)
    qc.measure([0, 1, 2], [0, 1, 2])
    return qc


if __name__ == "__main__":
    pm = generate_preset_pass_manager(optimization_level=3, backend=FakeNairobiV2())
    totals = run_seeds(pm.run(w_state()), range(32))
    n = sum(totals.values())
    for bitstring, count in totals.most_common():
        print(bitstring, f"{count / n:.4f}")
