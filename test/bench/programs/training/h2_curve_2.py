# VQE for H2, two qubits (parity mapping + symmetry reduction)
# coefficients: O'Malley et al 2016, table 1 (only a few distances)
import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import minimize_scalar
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.primitives import StatevectorEstimator as Estimator
from qiskit.quantum_info import SparsePauliOp

#  R (A)   I        Z0       Z1       Z0Z1     X0X1     Y0Y1
table = [
    (0.20,  2.8489,  0.5678, -1.4508,  0.6799,  0.0791,  0.0791),
    (0.50,  1.2524,  0.4754, -0.9145,  0.6438,  0.0870,  0.0870),
    (0.75,  0.7252,  0.3435, -0.4347,  0.5716,  0.0910,  0.0910),
    (1.05,  0.2976,  0.2779, -0.2548,  0.5330,  0.0991,  0.0991),
    (1.50,  0.1150,  0.1845, -0.0902,  0.4731,  0.1151,  0.1151),
    (2.05,  0.0174,  0.1040,  0.0019,  0.4149,  0.1365,  0.1365),
]

theta = Parameter('θ')
circ = QuantumCircuit(2)
circ.x(0)
# exp(-i theta X0 Y1)
circ.rx(np.pi/2, 1)
circ.h(0)
circ.cx(0, 1)
circ.rz(theta, 1)
circ.cx(0, 1)
circ.h(0)
circ.rx(-np.pi/2, 1)

est = Estimator()
vqe, exact = [], []
for row in table:
    R, coeffs = row[0], row[1:]
    H = SparsePauliOp(['II', 'IZ', 'ZI', 'ZZ', 'XX', 'YY'], coeffs=np.array(coeffs))

    def energy(t):
        return est.run([(circ, H, [t])]).result()[0].data.evs

    opt = minimize_scalar(energy, bounds=(-np.pi, np.pi), method='bounded')
    vqe.append(opt.fun)
    exact.append(np.linalg.eigvalsh(H.to_matrix())[0])
    print('R = %.2f   VQE %.5f   exact %.5f   theta %.3f' % (R, vqe[-1], exact[-1], opt.x))

dist = [row[0] for row in table]
plt.plot(dist, exact, 'k-', label='exact')
plt.plot(dist, vqe, 'ro', label='VQE')
plt.xlabel('R [Å]'); plt.ylabel('E [Ha]')
plt.legend()
plt.show()
