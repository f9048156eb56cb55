import logging

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import LinearFunction
from qiskit.synthesis import synth_cnot_count_full_pmh, synth_cnot_depth_line_kms
from qiskit.transpiler import PassManager
from qiskit.transpiler.passes import CollectLinearFunctions, HighLevelSynthesis

logging.basicConfig(level=logging.INFO, format="%(message)s")
log = logging.getLogger("linear")


def random_cnot_circuit(n, gates, rng):
    qc = QuantumCircuit(n)
    for _ in range(gates):
        c, t = rng.choice(n, size=2, replace=False)
        qc.cx(int(c), int(t))
    return qc


def gauss_synthesis(matrix):
    """Plain Gaussian elimination, O(n^2) CNOTs."""
    mat = np.array(matrix, dtype=bool)
    n = len(mat)
    ops = []

    def add(src, dst):
        mat[dst] ^= mat[src]
        ops.append((src, dst))

    for col in range(n):
        if not mat[col, col]:
            pivot = next(r for r in range(col + 1, n) if mat[r, col])
            add(pivot, col)
        for row in range(n):
            if row != col and mat[row, col]:
                add(col, row)
    qc = QuantumCircuit(n)
    for src, dst in reversed(ops):
        qc.cx(src, dst)
    return qc


def main():
    rng = np.random.default_rng(0)
    for n in (4, 8, 16, 32):
        original = random_cnot_circuit(n, 5 * n * n, rng)
        lf = LinearFunction(original)

        candidates = {
            "gauss": gauss_synthesis(lf.linear),
            "pmh": synth_cnot_count_full_pmh(lf.linear),
            "kms (line)": synth_cnot_depth_line_kms(lf.linear),
        }
        log.info("n = %d, original: %d cx, depth %d", n, original.size(), original.depth())
        for name, circuit in candidates.items():
            same = np.array_equal(LinearFunction(circuit).linear, lf.linear)
            log.info("   %-12s %5d cx, depth %4d, equal: %s",
                     name, circuit.count_ops().get("cx", 0), circuit.depth(), same)

    # blocks inside a bigger circuit
    qc = QuantumCircuit(4)
    qc.h(range(4))
    qc.compose(random_cnot_circuit(4, 12, rng), inplace=True)
    qc.t([0, 2])
    qc.compose(random_cnot_circuit(4, 12, rng), inplace=True)
    pm = PassManager([CollectLinearFunctions(), HighLevelSynthesis()])
    out = pm.run(qc)
    log.info("collected: %s -> %s", dict(qc.count_ops()), dict(out.count_ops()))


if __name__ == "__main__":
    main()
