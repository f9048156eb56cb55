import time
from collections import defaultdict

import numpy as np
import pandas as pd
from qiskit import QuantumCircuit
from qiskit.circuit.library import efficient_su2, QFTGate
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeFez

N = 16
SEEDS = range(20)
LEVELS = (1, 2, 3)

backend = FakeFez()


def two_qubit_depth(circuit):
    return circuit.depth(lambda instr: len(instr.qubits) == 2)


def log_fidelity(circuit, target):
    total = 0.0
    for instr in circuit.data:
        name = instr.operation.name
        if name in ("barrier", "delay"):
            continue
        qargs = tuple(circuit.find_bit(q).index for q in instr.qubits)
        error = target[name][qargs].error or 0
        total += np.log1p(-min(error, 0.999))
    return total


qft = QuantumCircuit(N)
qft.append(QFTGate(N), range(N))
qft.measure_all()

ansatz = efficient_su2(N, reps=3, entanglement="circular")
ansatz = ansatz.assign_parameters(np.random.default_rng(0).uniform(-np.pi, np.pi, ansatz.num_parameters))
ansatz.measure_all()

records = []
best = defaultdict(lambda: (-np.inf, None))
for label, circuit in {"qft": qft, "su2": ansatz}.items():
    for level in LEVELS:
        for seed in SEEDS:
            pm = generate_preset_pass_manager(optimization_level=level, backend=backend, seed_transpiler=seed)
            tic = time.perf_counter()
            isa = pm.run(circuit)
            toc = time.perf_counter()
            score = log_fidelity(isa, backend.target)
            records.append(
                dict(circuit=label, level=level, seed=seed, depth2q=two_qubit_depth(isa),
                     n2q=isa.num_nonlocal_gates(), logf=score, secs=toc - tic)
            )
            if score > best[label][0]:
                best[label] = (score, isa)

df = pd.DataFrame(records)
summary = df.groupby(["circuit", "level"]).agg(
    depth2q_min=("depth2q", "min"), depth2q_med=("depth2q", "median"), n2q_min=("n2q", "min"),
    logf_max=("logf", "max"), secs=("secs", "mean"),
)
print(summary.round(2))

for label, (score, isa) in best.items():
    print(label, "expected fidelity", f"{np.exp(score):.3g}", "on", isa.layout.final_index_layout())
df.to_csv("seed_sweep.csv", index=False)
