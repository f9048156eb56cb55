import math

from qiskit import QuantumCircuit
from qiskit.circuit.library import PhaseOracleGate, grover_operator
from qiskit.primitives import StatevectorSampler

expression = "(a ^ b) & ~(c & d) & (b | d)"
oracle_gate = PhaseOracleGate(expression, var_order=["a", "b", "c", "d"])
n = oracle_gate.num_qubits

oracle = QuantumCircuit(n)
oracle.append(oracle_gate, range(n))

grover_op = grover_operator(oracle, insert_barriers=True)
print(grover_op.draw())


def solutions():
    sols = []
    for k in range(2**n):
        a, b, c, d = ((k >> i) & 1 for i in range(4))
        if (a ^ b) and not (c and d) and (b or d):
            sols.append(format(k, f"0{n}b"))
    return sols


marked = solutions()
iterations = math.floor(math.pi / 4 * math.sqrt(2**n / len(marked)))
print(f"{len(marked)} marked states, {iterations} iterations")

qc = QuantumCircuit(n)
qc.h(range(n))
qc.compose(grover_op.power(iterations), inplace=True)
qc.measure_all()

counts = StatevectorSampler(seed=1).run([qc], shots=2000).result()[0].data.meas.get_counts()
for bits, c in sorted(counts.items(), key=lambda kv: -kv[1]):
    flag = "*" if bits in marked else " "
    print(flag, bits, c)
