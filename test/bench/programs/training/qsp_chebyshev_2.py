# Quantum signal processing with one qubit: trivial phases give Chebyshev
# polynomials, other phases bend them.
import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.chebyshev import Chebyshev
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter, ParameterVector
from qiskit.quantum_info import Operator

signal = Parameter("θ")


def qsp_circuit(degree):
    phis = ParameterVector("φ", degree + 1)
    qc = QuantumCircuit(1, name=f"QSP_{degree}")
    qc.rz(-2 * phis[degree], 0)
    for k in range(degree - 1, -1, -1):
        qc.rx(signal, 0)
        qc.rz(-2 * phis[k], 0)
    return qc, phis


def response(qc, phis, angles, xs):
    """<0|U(x)|0> for every x in xs."""
    with_phases = qc.assign_parameters({phis: angles})
    out = []
    for x in xs:
        bound = with_phases.assign_parameters({signal: -2 * np.arccos(x)})
        out.append(Operator(bound).data[0, 0])
    return np.array(out)


xs = np.linspace(-1, 1, 101)
fig, ax = plt.subplots(figsize=(6, 4))

for d in (1, 2, 3, 5):
    qc, phis = qsp_circuit(d)
    poly = response(qc, phis, np.zeros(d + 1), xs)
    exact = Chebyshev.basis(d)(xs)
    print(f"d={d}: max deviation from T_{d}: {np.abs(poly.real - exact).max():.1e}")
    ax.plot(xs, poly.real, label=f"$T_{d}$")

# BB1 phases: flat around x = ±1, a composite pulse in disguise
eta = 0.5 * np.arccos(-1 / 4)
bb1 = np.array([np.pi / 2, -eta, 2 * eta, 0, -2 * eta, eta])
qc, phis = qsp_circuit(len(bb1) - 1)
print(qc.draw())
print("parameters:", qc.num_parameters, "depth:", qc.depth())

prob = np.abs(response(qc, phis, bb1, xs)) ** 2
ax.plot(xs, prob, "k--", label="BB1 prob.")

ax.set_xlabel("x")
ax.legend(loc="lower right", fontsize=8)
fig.savefig("qsp.png", dpi=150)
