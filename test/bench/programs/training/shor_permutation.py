"""Order finding for any small N: modular multiplication as a permutation matrix."""
import logging
from fractions import Fraction
from math import ceil, gcd, log2

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import UnitaryGate
from qiskit.primitives import BackendSamplerV2
from qiskit.synthesis import synth_qft_full
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
log = logging.getLogger("shor")
logging.getLogger("qiskit").setLevel(logging.WARNING)


def mod_mult_matrix(a, N):
    dim = 2 ** ceil(log2(N))
    M = np.zeros((dim, dim))
    for y in range(dim):
        M[a * y % N if y < N else y, y] = 1
    return M


class OrderFinder:
    def __init__(self, N, precision=None, shots=32):
        self.N = N
        self.n = ceil(log2(N))
        self.t = precision or 2 * self.n
        self.backend = AerSimulator()
        self.sampler = BackendSamplerV2(backend=self.backend, options={"default_shots": shots})
        self.pm = generate_preset_pass_manager(optimization_level=1, backend=self.backend)

    def circuit(self, a):
        count = QuantumRegister(self.t, "count")
        work = QuantumRegister(self.n, "work")
        c = ClassicalRegister(self.t, "c")
        qc = QuantumCircuit(count, work, c)
        qc.h(count)
        qc.x(work[0])
        for k in range(self.t):
            factor = pow(a, 2**k, self.N)
            gate = UnitaryGate(mod_mult_matrix(factor, self.N), label=f"x{factor}")
            qc.append(gate.control(1), [count[k], *work])
        iqft = synth_qft_full(self.t, inverse=True)
        qc.compose(iqft, qubits=count, inplace=True)
        qc.measure(count, c)
        return qc

    def order(self, a):
        isa = self.pm.run(self.circuit(a))
        log.info("a=%d depth=%d ops=%d", a, isa.depth(), isa.size())
        bitarray = self.sampler.run([isa]).result()[0].data.c
        candidates = set()
        for value, freq in bitarray.get_int_counts().items():
            r = Fraction(value, 2**self.t).limit_denominator(self.N).denominator
            for mult in (1, 2, 3):
                if pow(a, r * mult, self.N) == 1:
                    candidates.add(r * mult)
        return min(candidates) if candidates else None


def factor(N, rng):
    if N % 2 == 0:
        return 2, N // 2
    finder = OrderFinder(N)
    while True:
        a = int(rng.integers(2, N))
        if gcd(a, N) > 1:
            log.info("lucky guess %d, ignoring it", a)
            continue
        r = finder.order(a)
        log.info("order of %d mod %d: %s", a, N, r)
        if r is None or r % 2 or pow(a, r // 2, N) == N - 1:
            continue
        p = gcd(pow(a, r // 2, N) - 1, N)
        if 1 < p < N:
            return p, N // p


if __name__ == "__main__":
    print(factor(21, np.random.default_rng(2024)))
