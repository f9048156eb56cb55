import numpy as np
from qiskit.quantum_info import (
    PTM,
    Chi,
    Choi,
    DensityMatrix,
    Kraus,
    Operator,
    Stinespring,
    SuperOp,
    average_gate_fidelity,
    process_fidelity,
)

gamma = 0.15
K0 = np.array([[1, 0], [0, np.sqrt(1 - gamma)]])
K1 = np.array([[0, np.sqrt(gamma)], [0, 0]])
ad = Kraus([K0, K1])

with np.printoptions(precision=3, suppress=True):
    for rep in (SuperOp, Choi, PTM, Chi):
        print(rep.__name__)
        print(np.real_if_close(rep(ad).data))
    print(Stinespring(ad).data)

choi = Choi(ad)
mixed = DensityMatrix(np.eye(2) / 2)
print("CPTP:", choi.is_cptp(), "unital:", mixed.evolve(ad) == mixed)

# twice the channel is a damping with 1-(1-g)^2
twice = SuperOp(ad).compose(SuperOp(ad))
print(DensityMatrix.from_label("1").evolve(twice).probabilities())

identity = Operator.from_label("I")
print("F_pro", process_fidelity(ad, identity))
print("F_avg", average_gate_fidelity(ad, identity))

two_qubit = ad.tensor(Kraus(identity))
print(two_qubit.dim, two_qubit.is_cptp())
