import time
import tracemalloc
from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator

METHODS = ["statevector", "matrix_product_state", "stabilizer"]


def clifford_circuit(n, depth):
    qc = QuantumCircuit(n)
    for layer in range(depth):
        for q in range(n):
            if (q + layer) % 2:
                qc.h(q)
            else:
                qc.s(q)
        for q in range(layer % 2, n - 1, 2):
            qc.cx(q, q + 1)
    qc.measure_all()
    return qc


def bench(method, n, depth, repeats=3):
    backend = AerSimulator(method=method)
    qc = transpile(clifford_circuit(n, depth), backend)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = backend.run(qc, shots=100).result()
        if not result.success:
            return None
        times.append(time.perf_counter() - start)
    return min(times)


tracemalloc.start()
for n in range(4, 21, 4):
    row = [f"{n:3d}"]
    for method in METHODS:
        seconds = bench(method, n, depth=10)
        row.append("failed" if seconds is None else f"{seconds * 1000:8.2f} ms")
    print("  ".join(row))
current, peak = tracemalloc.get_traced_memory()
print(f"peak memory: {peak / 1e6:.1f} MB")
tracemalloc.stop()
