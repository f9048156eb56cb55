"""Plots the path of a qubit on the Bloch sphere under a detuned drive."""
import numpy as np
import matplotlib.pyplot as plt
from qiskit.quantum_info import DensityMatrix, Operator, SparsePauliOp, Statevector
from scipy.linalg import expm

X = SparsePauliOp("X").to_matrix()
Y = SparsePauliOp("Y").to_matrix()
Z = SparsePauliOp("Z").to_matrix()

omega = 2 * np.pi * 1.0      # Rabi frequency [MHz]
detunings = [0.0, 0.5, 1.0]  # in units of omega
t = np.linspace(0, 1.5, 301)


def trajectory(delta):
    H = 0.5 * omega * (X + delta * Z)
    step = Operator(expm(-1j * H * (t[1] - t[0])))
    psi = Statevector.from_label("0")
    points = []
    for _ in t:
        rho = DensityMatrix(psi)
        points.append([rho.expectation_value(Operator(P)).real for P in (X, Y, Z)])
        psi = psi.evolve(step)
    return np.array(points)


fig = plt.figure(figsize=(10, 4))
ax3d = fig.add_subplot(1, 2, 1, projection="3d")
ax2d = fig.add_subplot(1, 2, 2)

# wire frame of the sphere
u, v = np.mgrid[0:2 * np.pi:25j, 0:np.pi:13j]
ax3d.plot_wireframe(
    np.cos(u) * np.sin(v), np.sin(u) * np.sin(v), np.cos(v), color="0.85", linewidth=0.5
)

for delta in detunings:
    xyz = trajectory(delta)
    ax3d.plot(*xyz.T, label=rf"$\delta={delta}\Omega$")
    ax2d.plot(t, (1 - xyz[:, 2]) / 2)
    expected = 1 / (1 + delta**2)
    print(f"delta={delta}: max P(1) = {((1 - xyz[:, 2]) / 2).max():.4f}, theory {expected:.4f}")

ax3d.set_box_aspect((1, 1, 1))
ax3d.legend(fontsize=8)
ax2d.set_xlabel("time [us]")
ax2d.set_ylabel("P(|1>)")
ax2d.grid(alpha=0.3)
fig.tight_layout()
fig.savefig("rabi_detuned.pdf")
