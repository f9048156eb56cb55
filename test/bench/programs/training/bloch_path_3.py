"""Draw the path of a qubit on the Bloch sphere under a sequence of gates.

    python bloch_path.py "h t t sx" --out path.png
"""
import argparse
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Pauli, Statevector

AXES = [Pauli("X"), Pauli("Y"), Pauli("Z")]
GATES = {"x", "y", "z", "h", "s", "sdg", "t", "tdg", "sx", "id"}


def bloch_vector(state):
    return np.array([np.real(state.expectation_value(p)) for p in AXES])


def path_of(names):
    state = Statevector.from_label("0")
    points = [bloch_vector(state)]
    for name in names:
        if name not in GATES:
            raise SystemExit(f"unknown gate {name!r}, choose from {sorted(GATES)}")
        step = QuantumCircuit(1)
        getattr(step, name)(0)
        state = state.evolve(step)
        points.append(bloch_vector(state))
    return np.array(points), state


def draw(points, title):
    fig = plt.figure(figsize=(5, 5))
    ax = fig.add_subplot(projection="3d")
    u, v = np.mgrid[0 : 2 * np.pi : 30j, 0 : np.pi : 15j]
    ax.plot_wireframe(np.cos(u) * np.sin(v), np.sin(u) * np.sin(v), np.cos(v), color="0.85", lw=0.5)
    ax.plot(points[:, 0], points[:, 1], points[:, 2], "o-", color="crimson")
    for k, p in enumerate(points):
        ax.text(*(1.1 * p), str(k))
    ax.set_box_aspect((1, 1, 1))
    ax.set_title(title)
    return fig


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gates", help="gate names separated by blanks")
    parser.add_argument("--out", type=Path, default=Path("bloch_path.png"))
    args = parser.parse_args()

    points, final = path_of(args.gates.split())
    for k, p in enumerate(points):
        print(k, np.round(p, 3))
    print("final state:", np.round(final.data, 4))
    draw(points, args.gates).savefig(args.out, dpi=150)


if __name__ == "__main__":
    main()
