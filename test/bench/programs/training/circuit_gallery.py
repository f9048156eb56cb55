"""Draws a gallery of textbook circuits in several styles -> gallery/index.html"""

from pathlib import Path

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

from qiskit import QuantumCircuit
from qiskit.circuit.library import QFTGate, GraphStateGate, efficient_su2, iqp
from qiskit.synthesis import adder_ripple_c04

OUT = Path(__file__).parent / "gallery"

STYLES = {
    "light": {"name": "iqp"},
    "dark": {"name": "iqp-dark"},
    "paper": {"name": "bw", "fontsize": 12, "dpi": 200},
    "bakery": {
        "backgroundcolor": "#fff8ec",
        "displaycolor": {"h": ("#d98c5f", "#ffffff"), "cx": ("#7a4419", "#ffffff")},
    },
}


def bell():
    qc = QuantumCircuit(2, 2)
    qc.h(0)
    qc.cx(0, 1)
    qc.measure([0, 1], [0, 1])
    return qc


def phase_flip_code():
    qc = QuantumCircuit(3)
    qc.cx(0, [1, 2])
    qc.h([0, 1, 2])
    qc.barrier(label="noise")
    qc.h([0, 1, 2])
    qc.cx(0, [1, 2])
    qc.ccx(2, 1, 0)
    return qc


def ring_graph():
    adjacency = [[0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 1, 0]]
    qc = QuantumCircuit(4)
    qc.append(GraphStateGate(adjacency), range(4))
    return qc.decompose()


def fourier():
    qc = QuantumCircuit(4)
    qc.append(QFTGate(4), range(4))
    return qc.decompose()


CIRCUITS = {
    "Bell pair": bell,
    "Phase flip code": phase_flip_code,
    "Ring graph state": ring_graph,
    "Fourier transform": fourier,
    "IQP": lambda: iqp([[6, 5, 3], [5, 4, 5], [3, 5, 1]]),
    "Hardware efficient ansatz": lambda: efficient_su2(3, reps=1),
    "Cuccaro adder": lambda: adder_ripple_c04(2, kind="half"),
}


def main():
    OUT.mkdir(exist_ok=True)
    html = ["<h1>Circuit gallery</h1>"]
    for title, build in CIRCUITS.items():
        circuit = build()
        html.append(f"<h2>{title}</h2><p>depth {circuit.depth()}, {circuit.num_qubits} qubits</p>")
        for style_name, style in STYLES.items():
            png = OUT / f"{title.lower().replace(' ', '_')}_{style_name}.png"
            fig = circuit.draw("mpl", style=style, fold=25, plot_barriers=True)
            fig.savefig(png, bbox_inches="tight")
            plt.close(fig)
            html.append(f'<img src="{png.name}" height="220" title="{style_name}">')
        # terminal people like these
        print(title)
        print(circuit.draw("text", vertical_compression="high"))
    (OUT / "index.html").write_text("\n".join(html), encoding="utf-8")


if __name__ == "__main__":
    main()
