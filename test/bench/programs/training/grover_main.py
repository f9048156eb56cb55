import sys
from math import asin, floor, pi, sin, sqrt

from qiskit import QuantumCircuit
from qiskit.circuit.library import MCMTGate, ZGate, grover_operator
from qiskit.primitives import BackendSamplerV2
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator


def oracle_for(marked):
    n = len(marked[0])
    qc = QuantumCircuit(n)
    for target in marked:
        zeros = [i for i, c in enumerate(reversed(target)) if c == '0']
        if zeros: qc.x(zeros)
        qc.compose(MCMTGate(ZGate(), n - 1, 1), inplace=True)
        if zeros: qc.x(zeros)
    return qc

def iterations(n, m):
    angle = asin(sqrt(m/2**n))
    return max(1, floor(pi/(4*angle)))

def search(marked, backend, k=None):
    op = grover_operator(oracle_for(marked))
    n = op.num_qubits
    k = k or iterations(n, len(marked))
    qc = QuantumCircuit(n)
    qc.h(range(n))
    qc.compose(op.power(k), inplace=True)
    qc.measure_all()
    pm = generate_preset_pass_manager(3, backend=backend)
    isa = pm.run(qc)
    print(f'{n} qubits, {k} iterations, depth {isa.depth()}')
    sampler = BackendSamplerV2(backend=backend)
    return sampler.run([isa], shots=2048).result()[0].data.meas.get_counts()

def unknown_number(oracle, is_good, backend, growth=6/5, limit=60):
    """Boyer et al.: number of solutions is not known"""
    import random
    n = oracle.num_qubits
    op = grover_operator(oracle)
    pm = generate_preset_pass_manager(1, backend=backend)
    sampler = BackendSamplerV2(backend=backend)
    m = 1.0
    for attempt in range(limit):
        j = random.randrange(max(1, int(m)))
        qc = QuantumCircuit(n)
        qc.h(range(n))
        for _ in range(j):
            qc.compose(op, inplace=True)
        qc.measure_all()
        bits, = sampler.run([pm.run(qc)], shots=1).result()[0].data.meas.get_bitstrings()
        if is_good(bits):
            return bits, attempt + 1
        m = min(growth*m, sqrt(2**n))
    return None, limit

def main():
    marked = sys.argv[1:] or ['01101', '11100']
    if len({len(s) for s in marked}) != 1:
        sys.exit('marked strings must be of the same length')
    backend = AerSimulator()
    counts = search(marked, backend)
    hits = sum(counts.get(s, 0) for s in marked)
    a = asin(sqrt(len(marked)/2**len(marked[0])))
    k = iterations(len(marked[0]), len(marked))
    print('success %.4f, theory %.4f' % (hits/2048, sin((2*k + 1)*a)**2))
    for bits, c in sorted(counts.items(), key=lambda t: t[1], reverse=True)[:5]:
        print(bits, c, '<--' if bits in marked else '')
    print(unknown_number(oracle_for(marked), lambda b: b in marked, backend))

if __name__ == '__main__':
    main()
