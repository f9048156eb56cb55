import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import PermutationGate
from qiskit.quantum_info import Operator
from qiskit.synthesis import (
    synth_permutation_acg,
    synth_permutation_basic,
    synth_permutation_depth_lnn_kms,
)
from qiskit.transpiler import PassManager
from qiskit.transpiler.passes import HighLevelSynthesis, HLSConfig

rng = np.random.default_rng(2024)


def swaps_are_adjacent(circuit):
    for inst in circuit.data:
        i, j = (circuit.find_bit(q).index for q in inst.qubits)
        if abs(i - j) != 1:
            return False
    return True


def check_pattern(circuit, pattern):
    ref = QuantumCircuit(len(pattern))
    ref.append(PermutationGate(pattern), range(len(pattern)))
    return Operator(circuit) == Operator(ref)


print("small patterns, exact check")
for _ in range(4):
    pattern = rng.permutation(5).tolist()
    results = [
        synth_permutation_basic(pattern),
        synth_permutation_acg(pattern),
        synth_permutation_depth_lnn_kms(pattern),
    ]
    ok = [check_pattern(r, pattern) for r in results]
    print(pattern, [(r.size(), r.depth()) for r in results], ok)

print("\nlarge patterns: swaps / depth")
for n in (10, 20, 50):
    pattern = rng.permutation(n)
    basic = synth_permutation_basic(pattern)
    acg = synth_permutation_acg(pattern)
    lnn = synth_permutation_depth_lnn_kms(pattern)
    assert swaps_are_adjacent(lnn)
    assert acg.depth() <= 2
    print(f"n={n:<3} basic {basic.size():>4}/{basic.depth():<4} "
          f"acg {acg.size():>4}/{acg.depth():<4} lnn {lnn.size():>4}/{lnn.depth():<4}")

# the same through the transpiler
qc = QuantumCircuit(8)
qc.append(PermutationGate([7, 6, 5, 4, 3, 2, 1, 0]), range(8))
for plugin in ("basic", "acg", "kms"):
    config = HLSConfig(permutation=[plugin])
    out = PassManager(HighLevelSynthesis(hls_config=config)).run(qc)
    print(plugin, dict(out.count_ops()), "depth", out.depth())
