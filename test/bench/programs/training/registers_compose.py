# ripple-carry style arithmetic out of little parts; registers are passed about,
# every function appends to the circuit it is given
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister, AncillaRegister
from qiskit.circuit.library import QFTGate
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2
import math


def load(qc, reg, value):
    for i in range(len(reg)):
        if (value >> i) & 1:
            qc.x(reg[i])


def maj(qc, a, b, c):
    qc.cx(c, b)
    qc.cx(c, a)
    qc.ccx(a, b, c)


def uma(qc, a, b, c):
    qc.ccx(a, b, c)
    qc.cx(c, a)
    qc.cx(a, b)


def add(qc, a, b, carry_in, carry_out):
    """b <- a + b (Cuccaro)"""
    n = len(a)
    maj(qc, carry_in, b[0], a[0])
    for i in range(1, n):
        maj(qc, a[i-1], b[i], a[i])
    qc.cx(a[n-1], carry_out)
    for i in reversed(range(1, n)):
        uma(qc, a[i-1], b[i], a[i])
    uma(qc, carry_in, b[0], a[0])


def subtract(qc, a, b, carry_in, carry_out):
    """b <- b - a, by running the adder backwards"""
    sub = QuantumCircuit(a, b, carry_in, carry_out)
    add(sub, a, b, carry_in[0], carry_out[0])
    qc.compose(sub.inverse(), qubits=[*a, *b, *carry_in, *carry_out], inplace=True)


def add_constant(qc, reg, k):
    """Draper, in Fourier space"""
    n = len(reg)
    qft = QFTGate(n)
    qc.append(qft, reg)
    for i in range(n):
        qc.p(2*math.pi*k*(1 << i)/(1 << n), reg[i])
    qc.append(qft.inverse(), reg)


def controlled_add_constant(qc, ctrl, reg, k):
    inner = QuantumCircuit(len(reg), name=f'+{k}')
    add_constant(inner, inner.qubits, k)
    qc.append(inner.to_gate().control(1), [ctrl, *reg])


def run(x, y, k=3, n=4):
    a = QuantumRegister(n, 'a')
    b = QuantumRegister(n, 'b')
    cin = AncillaRegister(1, 'cin')
    cout = QuantumRegister(1, 'cout')
    total = ClassicalRegister(n+1, 'total')
    shifted = ClassicalRegister(n, 'shifted')
    qc = QuantumCircuit(a, b, cin, cout, total, shifted)

    load(qc, a, x)
    load(qc, b, y)
    qc.barrier()
    add(qc, a, b, cin[0], cout[0])
    qc.measure([*b, cout[0]], total)
    qc.barrier()
    controlled_add_constant(qc, a[0], b, k)
    qc.measure(b, shifted)

    isa = generate_preset_pass_manager(1, backend=AerSimulator()).run(qc)
    data = SamplerV2().run([isa], shots=20).result()[0].data
    (t,) = data.total.get_int_counts()
    (s,) = data.shifted.get_int_counts()
    return t, s


if __name__ == '__main__':
    for x in range(0, 16, 5):
        for y in (1, 7, 15):
            t, s = run(x, y)
            want = ((x + y) % 16 + (3 if x & 1 else 0)) % 16
            print(x, '+', y, '=', t, 'ok' if t == x+y else 'WRONG',
                  '| shifted', s, 'ok' if s == want else 'WRONG')
