import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp, concurrence, partial_trace, Statevector, negativity

def werner_like(angle):
    qc = QuantumCircuit(2)
    qc.ry(angle, 0)
    qc.cx(0, 1)
    return qc

witness = 0.25 * SparsePauliOp.from_list([("II", 1), ("XX", -1), ("YY", 1), ("ZZ", -1)])
estimator = StatevectorEstimator(seed=10)
angles = np.linspace(0, np.pi / 2, 6)
pubs = [(werner_like(a), witness) for a in angles]
job = estimator.run(pubs, precision=0.001)
results = job.result()

for angle, res in zip(angles, results):
    state = Statevector(werner_like(angle))
    c = concurrence(state)
    value = res.data.evs
    print("angle=%.3f witness=%.4f concurrence=%.4f" % (angle, value, c))
    rho_a = partial_trace(state, [1])
    print("   purity of A:", np.real(rho_a.purity()))
