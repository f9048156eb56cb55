from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.circuit.classical import expr
from qiskit.primitives import BackendSamplerV2
from qiskit_aer import AerSimulator

anc = QuantumRegister(2, "anc")
tgt = QuantumRegister(1, "tgt")
flag = ClassicalRegister(2, "flag")
final = ClassicalRegister(1, "final")
circ = QuantumCircuit(anc, tgt, flag, final)


def attempt(circ):
    # gadget from Paetznick & Svore, succeeds w.p. 5/8
    circ.reset(anc)
    circ.h(anc)
    circ.ccx(anc[0], anc[1], tgt[0])
    circ.s(tgt[0])
    circ.ccx(anc[0], anc[1], tgt[0])
    circ.z(tgt[0])
    circ.h(anc)
    circ.measure(anc, flag)


circ.h(tgt)
attempt(circ)
with circ.while_loop(expr.not_equal(flag, 0)):
    attempt(circ)

circ.h(tgt)
circ.measure(tgt, final)

sampler = BackendSamplerV2(backend=AerSimulator(), options={"seed_simulator": 17})
job = sampler.run([circ], shots=4096)
data = job.result()[0].data
print("flags at exit:", data.flag.get_counts())
print("output:", data.final.get_counts())
