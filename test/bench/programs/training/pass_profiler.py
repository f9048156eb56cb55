"""Log what every transpiler pass did, and how long it took."""

import logging
from collections import defaultdict
from dataclasses import dataclass

from qiskit import QuantumCircuit
from qiskit.circuit.library import grover_operator
from qiskit.dagcircuit import DAGCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeMarrakesh

logger = logging.getLogger("pass_profiler")


@dataclass
class PassStats:
    calls: int = 0
    seconds: float = 0.0
    size_change: int = 0


class PassProfiler:
    """Callback for ``PassManager.run``.

    Example:
        >>> profiler = PassProfiler()
        >>> pm.run(circuit, callback=profiler)
        >>> profiler.report(10)
    """

    def __init__(self) -> None:
        self.stats: dict[str, PassStats] = defaultdict(PassStats)
        self._last_size: int | None = None

    def __call__(self, **kwargs) -> None:
        pass_ = kwargs["pass_"]
        dag: DAGCircuit = kwargs["dag"]
        elapsed = kwargs["time"]
        name = pass_.name()

        size = dag.size(recurse=True)
        change = 0 if self._last_size is None else size - self._last_size
        self._last_size = size

        stats = self.stats[name]
        stats.calls += 1
        stats.seconds += elapsed
        stats.size_change += change
        logger.debug(
            "%3d %-36s %8.2f ms  size %d (%+d)",
            kwargs["count"],
            name,
            elapsed * 1e3,
            size,
            change,
        )

    def report(self, top: int | None = None) -> str:
        ranked = sorted(self.stats.items(), key=lambda kv: kv[1].seconds, reverse=True)
        total = sum(stats.seconds for _, stats in ranked)
        lines = [f"{'pass':<36}{'calls':>6}{'ms':>10}{'%':>7}{'size':>8}"]
        for name, stats in ranked[:top]:
            lines.append(
                f"{name:<36}{stats.calls:>6}{stats.seconds * 1e3:>10.2f}"
                f"{100 * stats.seconds / total:>7.1f}{stats.size_change:>+8}"
            )
        return "\n".join(lines)


def grover_circuit(num_qubits: int, iterations: int) -> QuantumCircuit:
    oracle = QuantumCircuit(num_qubits)
    oracle.h(num_qubits - 1)
    oracle.mcx(list(range(num_qubits - 1)), num_qubits - 1)
    oracle.h(num_qubits - 1)

    qc = QuantumCircuit(num_qubits)
    qc.h(range(num_qubits))
    qc.compose(grover_operator(oracle).power(iterations), inplace=True)
    qc.measure_all()
    return qc


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG, format="%(message)s")
    logging.getLogger("qiskit").setLevel(logging.WARNING)
    logging.getLogger("stevedore").setLevel(logging.WARNING)

    backend = FakeMarrakesh()
    pm = generate_preset_pass_manager(3, backend=backend, seed_transpiler=1)
    profiler = PassProfiler()
    pm.run(grover_circuit(5, 2), callback=profiler)
    print(profiler.report(top=12))
