"""Mark all integers in a window lo <= x < hi with two comparators and amplify them."""
import numpy as np
from qiskit import QuantumCircuit, QuantumRegister
from qiskit.circuit.library import IntegerComparatorGate, grover_operator
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector


def window_oracle(num_bits: int, lo: int, hi: int) -> QuantumCircuit:
    """Phase flip on lo <= x < hi."""
    x = QuantumRegister(num_bits, "x")
    flag = QuantumRegister(2, "flag")
    geq = IntegerComparatorGate(num_bits, lo, geq=True, label=f">={lo}")
    less = IntegerComparatorGate(num_bits, hi, geq=False, label=f"<{hi}")

    oracle = QuantumCircuit(x, flag, name=f"[{lo},{hi})")
    oracle.append(geq, [*x, flag[0]])
    oracle.append(less, [*x, flag[1]])
    oracle.cz(flag[0], flag[1])
    oracle.append(less.inverse(), [*x, flag[1]])
    oracle.append(geq.inverse(), [*x, flag[0]])
    return oracle


def marked_values(oracle: QuantumCircuit, num_bits: int) -> list[int]:
    marked = []
    for value in range(2**num_bits):
        start = Statevector.from_int(value, 2**oracle.num_qubits)
        if start.inner(start.evolve(oracle)).real < 0:
            marked.append(value)
    return marked


def amplify(oracle: QuantumCircuit, num_bits: int, iterations: int) -> QuantumCircuit:
    prep = QuantumCircuit(oracle.num_qubits)
    prep.h(range(num_bits))
    # flags stay in |0>, reflect about the data qubits only
    step = grover_operator(
        oracle, state_preparation=prep, reflection_qubits=list(range(num_bits))
    )
    circuit = prep.copy(name="amplified")
    circuit.compose(step.repeat(iterations).to_gate(), inplace=True)
    return circuit


N, LO, HI = 5, 11, 14
oracle = window_oracle(N, LO, HI)
print(oracle.draw())
marked = marked_values(oracle, N)
print("marked:", marked)
assert marked == list(range(LO, HI))

angle = np.arcsin(np.sqrt(len(marked) / 2**N))
best = int(np.floor(np.pi / (4 * angle)))
sampler = StatevectorSampler(seed=99)
for k in range(best + 2):
    qc = amplify(oracle, N, k)
    qc.measure_all()
    bits = sampler.run([qc], shots=4096).result()[0].data.meas
    hits = sum(
        n for value, n in bits.slice_bits(list(range(N))).get_int_counts().items() if value in marked
    )
    theory = np.sin((2 * k + 1) * angle) ** 2
    star = "  <-- optimal" if k == best else ""
    print(f"k={k}: {hits / 4096:.3f} (theory {theory:.3f}){star}")
