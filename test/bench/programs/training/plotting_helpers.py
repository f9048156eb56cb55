"""Matplotlib helpers shared by the notebooks."""
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from qiskit import QuantumCircuit
from qiskit.providers import BackendV2
from qiskit.quantum_info import Operator, Statevector
from qiskit.visualization import (
    plot_bloch_multivector,
    plot_circuit_layout,
    plot_gate_map,
    plot_histogram,
    plot_state_city,
)

FIGDIR = Path("figures")
PALETTE = ["#4c72b0", "#dd8452", "#55a868", "#c44e52", "#8172b3"]


@contextmanager
def figure(name: str, size=(6, 4), **kwargs):
    """``with figure("t1") as ax: ...`` saves to figures/t1.pdf"""
    fig, ax = plt.subplots(figsize=size, **kwargs)
    try:
        yield ax
    finally:
        FIGDIR.mkdir(exist_ok=True)
        fig.tight_layout()
        fig.savefig(FIGDIR / f"{name}.pdf")
        plt.close(fig)


def save_circuit(circuit: QuantumCircuit, name: str, fold: int = -1) -> Path:
    FIGDIR.mkdir(exist_ok=True)
    path = FIGDIR / f"{name}.png"
    circuit.draw(
        "mpl", style="iqp", fold=fold, idle_wires=False, filename=str(path)
    )
    return path


def histograms(runs: Mapping[str, dict], top: int | None = None, title: str = "") -> Figure:
    return plot_histogram(
        list(runs.values()),
        legend=list(runs),
        number_to_keep=top,
        sort="value_desc" if len(runs) == 1 else "asc",
        color=PALETTE[: len(runs)],
        figsize=(8, 4),
        title=title,
    )


def unitary_map(circuit: QuantumCircuit, ax=None):
    """Absolute values and phases of the unitary in one picture."""
    matrix = Operator(circuit).data
    ax = ax or plt.gca()
    picture = ax.imshow(
        np.angle(matrix), cmap="twilight", vmin=-np.pi, vmax=np.pi, alpha=np.abs(matrix)
    )
    ax.figure.colorbar(picture, ax=ax, label="phase")
    labels = [format(i, f"0{circuit.num_qubits}b") for i in range(len(matrix))]
    ax.set_xticks(range(len(labels)), labels, rotation=90)
    ax.set_yticks(range(len(labels)), labels)
    return ax


def sweep(
    xs: Sequence[float],
    evs: np.ndarray,
    stds: np.ndarray | None = None,
    labels: Sequence[str] = (),
    ax=None,
):
    ax = ax or plt.gca()
    for k, row in enumerate(np.atleast_2d(evs)):
        err = None if stds is None else np.atleast_2d(stds)[k]
        label = labels[k] if k < len(labels) else None
        ax.errorbar(xs, row, yerr=err, fmt="o-", ms=3, label=label, color=PALETTE[k % 5])
    ax.axhline(0, lw=0.5, color="grey")
    ax.set_ylim(-1.1, 1.1)
    if labels:
        ax.legend(frameon=False)
    return ax


def state_report(circuit: QuantumCircuit) -> tuple[Figure, Figure]:
    state = Statevector(circuit.remove_final_measurements(inplace=False))
    return plot_bloch_multivector(state), plot_state_city(state, alpha=0.7)


def layout_report(isa_circuit: QuantumCircuit, backend: BackendV2) -> Figure:
    if isa_circuit.layout is None:
        return plot_gate_map(backend)
    return plot_circuit_layout(isa_circuit, backend, view="physical")
