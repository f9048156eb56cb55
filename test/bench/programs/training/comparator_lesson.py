"""Lesson 7: comparing numbers. Which x satisfy low <= x < high?"""
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import IntegerComparatorGate
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector


def ask_number(prompt, default):
    text = input(f"{prompt} [{default}] ")
    return int(text) if text else default


def interval_marker(n, low, high):
    """Flags the basis states inside [low, high)."""
    x = QuantumRegister(n, "x")
    flags = QuantumRegister(2, "flag")
    inside = QuantumRegister(1, "inside")
    qc = QuantumCircuit(x, flags, inside)

    at_least = IntegerComparatorGate(n, low, geq=True)
    less = IntegerComparatorGate(n, high, geq=False)
    qc.append(at_least, [*x, flags[0]])
    qc.append(less, [*x, flags[1]])
    qc.ccx(flags[0], flags[1], inside[0])
    # clean up the two flags, comparators are their own mirror image
    qc.append(less.inverse(), [*x, flags[1]])
    qc.append(at_least.inverse(), [*x, flags[0]])
    return qc


def truth_table(marker, n):
    print(" x | inside")
    for value in range(2**n):
        qc = QuantumCircuit(marker.num_qubits)
        for k in range(n):
            if value >> k & 1:
                qc.x(k)
        qc.compose(marker, inplace=True)
        label = Statevector(qc).probabilities_dict([marker.num_qubits - 1])
        bit = max(label, key=label.get)
        print(f"{value:2d} | {'yes' if bit == '1' else '.'}")


def measure_superposition(marker, n, shots=1000):
    x = QuantumRegister(n, "x")
    rest = QuantumRegister(3, "rest")
    number = ClassicalRegister(n, "number")
    ok = ClassicalRegister(1, "ok")
    qc = QuantumCircuit(x, rest, number, ok)
    qc.h(x)
    qc.compose(marker, qubits=[*x, *rest], inplace=True)
    qc.measure(x, number)
    qc.measure(rest[2], ok[0])
    data = StatevectorSampler().run([qc], shots=shots).result()[0].data
    numbers = [int(s, 2) for s in data.number.get_bitstrings()]
    oks = data.ok.get_bitstrings()
    return sorted({v for v, o in zip(numbers, oks) if o == "1"})


n = ask_number("how many qubits?", 3)
low = ask_number("low", 2)
high = ask_number("high", 6)
marker = interval_marker(n, low, high)
print(marker.draw())
truth_table(marker, n)
print("all at once:", measure_superposition(marker, n))
