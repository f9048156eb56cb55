import time
import tracemalloc

from qiskit import QuantumCircuit, transpile
from qiskit.circuit.random import random_clifford_circuit
from qiskit.quantum_info import Clifford, StabilizerState, random_clifford
from qiskit_aer import AerSimulator

WIDTHS = [10, 20, 50, 100, 200]
REPEATS = 3


def timed(function, *args):
    best = float("inf")
    for _ in range(REPEATS):
        start = time.perf_counter()
        function(*args)
        best = min(best, time.perf_counter() - start)
    return best


def simulate(circuit, simulator):
    return simulator.run(circuit, shots=10).result()


def tableau(circuit):
    return StabilizerState(Clifford(circuit))


rows = []
simulator = AerSimulator(method="stabilizer")
for width in WIDTHS:
    circuit = random_clifford_circuit(width, 10 * width, seed=width)
    measured = circuit.copy()
    measured.measure_all()
    tracemalloc.start()
    seconds = timed(simulate, measured, simulator)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    rows.append((width, seconds, timed(tableau, circuit), peak / 2**20))

print(f"{'width':>6} {'aer':>10} {'tableau':>10} {'MiB':>8}")
for width, aer, state, memory in rows:
    print(f"{width:>6} {aer:>10.4f} {state:>10.4f} {memory:>8.2f}")
