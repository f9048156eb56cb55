"""Quantum signal processing: phases for a target polynomial by least squares.

Convention W(a) = exp(i arccos(a) X),  U = e^{i phi_0 Z} prod_k W(a) e^{i phi_k Z}.
"""
import numpy as np
import matplotlib.pyplot as plt
from numpy.polynomial import chebyshev
from scipy.optimize import least_squares
from scipy.special import jv

from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import Operator

signal = Parameter("s")     # rx angle, s = -2 arccos(a)


def qsp_circuit(phases):
    qc = QuantumCircuit(1)
    qc.rz(-2 * phases[-1], 0)
    for phi in phases[-2::-1]:
        qc.rx(signal, 0)
        qc.rz(-2 * phi, 0)
    return qc


def response_numpy(phases, a):
    w = np.arccos(a)
    out = np.empty(len(a), dtype=complex)
    for k, angle in enumerate(w):
        W = np.array([[np.cos(angle), 1j * np.sin(angle)], [1j * np.sin(angle), np.cos(angle)]])
        U = np.diag([np.exp(1j * phases[0]), np.exp(-1j * phases[0])])
        for phi in phases[1:]:
            U = U @ W @ np.diag([np.exp(1j * phi), np.exp(-1j * phi)])
        out[k] = U[0, 0]
    return out


def response_qiskit(phases, a):
    qc = qsp_circuit(phases)
    return np.array([
        Operator(qc.assign_parameters({signal: -2 * np.arccos(v)})).data[0, 0] for v in a
    ])


def jacobi_anger_cos(t, degree):
    """cos(t x) as a Chebyshev series, scaled to stay below one"""
    c = np.zeros(degree + 1)
    c[0] = jv(0, t)
    for k in range(2, degree + 1, 2):
        c[k] = 2 * (-1) ** (k // 2) * jv(k, t)
    return 0.5 * c


def find_phases(coeffs):
    d = len(coeffs) - 1
    nodes = np.cos((2 * np.arange(1, d + 2) - 1) * np.pi / (4 * (d + 1)))
    target = chebyshev.chebval(nodes, coeffs)

    def expand(half):
        # symmetric phase factors
        full = np.concatenate([half, half[::-1]]) if (d + 1) % 2 == 0 else np.concatenate([half, half[-2::-1]])
        return full

    x0 = np.zeros(d // 2 + 1)
    x0[0] = np.pi / 4
    fit = least_squares(lambda h: response_numpy(expand(h), nodes).real - target, x0, xtol=1e-14)
    print(f"degree {d}: residual {np.abs(fit.fun).max():.2e}")
    return expand(fit.x)


t = 5.0
coeffs = jacobi_anger_cos(t, degree=12)
phases = find_phases(coeffs)
print(np.round(phases, 4))

grid = np.linspace(-1, 1, 101)
values = response_qiskit(phases, grid).real
plt.plot(grid, 0.5 * np.cos(t * grid), "k-", label="0.5 cos(5x)")
plt.plot(grid, values, "r.", label="QSP circuit")
plt.legend()
plt.xlabel("a")
plt.show()
print("max error on the grid:", np.abs(values - 0.5 * np.cos(t * grid)).max())
