import itertools
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Delay
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, thermal_relaxation_error, RelaxationNoisePass
from qiskit.quantum_info import Statevector, state_fidelity

# all times in microseconds
GATE_1Q, GATE_2Q, READOUT = 0.035, 0.30, 1.2
T1S = (50, 100, 200)
RATIOS = (0.5, 1.0, 2.0)      # T2 / T1


def model(t1, t2):
    nm = NoiseModel()
    e1 = thermal_relaxation_error(t1, t2, GATE_1Q)
    e2 = thermal_relaxation_error(t1, t2, GATE_2Q)
    er = thermal_relaxation_error(t1, t2, READOUT)
    nm.add_all_qubit_quantum_error(e1, ['h', 'x', 'rx'])
    nm.add_all_qubit_quantum_error(e2.tensor(e2), ['cx', 'cz'])
    nm.add_all_qubit_quantum_error(er, 'measure')
    return nm


def linear_cluster(n, rounds):
    """Repeatedly entangle and disentangle, so the ideal output is the |+...+> state."""
    qc = QuantumCircuit(n)
    for q in range(n):
        qc.h(q)
    for _ in range(rounds):
        for q in range(n-1):
            qc.cz(q, q+1)
        for q in reversed(range(n-1)):
            qc.cz(q, q+1)
    return qc


def fidelity(qc, nm):
    target = Statevector(qc)
    noisy = qc.copy()
    noisy.save_density_matrix(label='rho')
    sim = AerSimulator(method='density_matrix', noise_model=nm)
    return state_fidelity(sim.run(noisy).result().data(0)['rho'], target)


def coherence_limit(t1, t2, t):
    # average gate fidelity of one idling qubit
    return 1/2 + np.exp(-t/t1)/6 + np.exp(-t/t2)/3


if __name__ == '__main__':
    print('%6s %6s %7s %10s' % ('T1', 'T2', 'rounds', 'fidelity'))
    for t1, ratio in itertools.product(T1S, RATIOS):
        t2 = t1*ratio
        nm = model(t1, t2)
        for rounds in (1, 5, 10):
            f = fidelity(linear_cluster(4, rounds), nm)
            print('%6.0f %6.0f %7d %10.5f' % (t1, t2, rounds, f))
        limits = coherence_limit(t1, t2, GATE_1Q), coherence_limit(t1, t2, GATE_2Q)
        print('       limit per 1q gate: %.6f, per 2q gate (each qubit): %.6f' % limits)

    # the same with delays as explicit idling
    qc = QuantumCircuit(1)
    qc.h(0)
    qc.delay(10_000, 0, unit='ns')
    qc.h(0)
    relax = RelaxationNoisePass(t1s=[100e-6], t2s=[80e-6], dt=1e-9, op_types=[Delay])
    noisy = relax(qc)
    noisy.save_probabilities()
    print(AerSimulator(method='density_matrix').run(noisy).result().data(0)['probabilities'])
