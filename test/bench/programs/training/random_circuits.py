from qiskit.circuit.random import random_circuit
from qiskit import transpile
from qiskit.providers.fake_provider import GenericBackendV2
import time

backend = GenericBackendV2(num_qubits=20, seed=3)
rows = []
for depth in [5, 10, 20, 40]:
    qc = random_circuit(10, depth, max_operands=2, measure=True, seed=depth)
    for level in range(4):
        start = time.perf_counter()
        out = transpile(qc, backend=backend, optimization_level=level, seed_transpiler=1)
        elapsed = time.perf_counter() - start
        rows.append((depth, level, out.depth(), out.size(), elapsed))

print("depth  level  out  size  seconds")
for row in rows:
    print("%5d  %5d  %4d  %4d  %.3f" % row)
