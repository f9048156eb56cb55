"""Trotter error against gate error: which number of steps is best?"""
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from scipy.linalg import expm
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit.synthesis import LieTrotter, SuzukiTrotter
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer.noise import NoiseModel, depolarizing_error
from qiskit_aer.primitives import EstimatorV2


@dataclass(frozen=True)
class Config:
    n: int = 4
    J: float = 1.0
    g: float = 0.8
    time: float = 1.5
    basis: tuple = ("rz", "sx", "x", "cx")
    out: str = "trotter_grid.json"


@dataclass
class Point:
    order: int
    steps: int
    p2: float
    value: float
    error: float
    cx: int


def ising(cfg):
    terms = [("ZZ", [i, i + 1], -cfg.J) for i in range(cfg.n - 1)]
    terms += [("X", [i], -cfg.g) for i in range(cfg.n)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=cfg.n)


def exact_value(h, obs, t):
    psi0 = Statevector.from_label("0" * h.num_qubits)
    psi = Statevector(expm(-1j * t * h.to_matrix()) @ psi0.data)
    return psi.expectation_value(obs).real


def evolved(h, cfg, order, steps):
    synth = LieTrotter(reps=steps) if order == 1 else SuzukiTrotter(order=order, reps=steps)
    qc = QuantumCircuit(cfg.n)
    qc.append(PauliEvolutionGate(h, time=cfg.time, synthesis=synth), range(cfg.n))
    return qc


def estimator_for(p2, cfg):
    backend_options = {"method": "density_matrix"}
    if p2 > 0:
        nm = NoiseModel(basis_gates=list(cfg.basis))
        nm.add_all_qubit_quantum_error(depolarizing_error(p2, 2), "cx")
        backend_options["noise_model"] = nm
    return EstimatorV2(options={"backend_options": backend_options})


def run(cfg):
    h = ising(cfg)
    obs = SparsePauliOp.from_sparse_list([("Z", [i], 1 / cfg.n) for i in range(cfg.n)], num_qubits=cfg.n)
    truth = exact_value(h, obs, cfg.time)
    pm = generate_preset_pass_manager(optimization_level=2, basis_gates=list(cfg.basis))

    points = []
    for p2 in (0.0, 1e-3, 5e-3, 1e-2):
        estimator = estimator_for(p2, cfg)
        for order in (1, 2):
            for steps in (1, 2, 3, 4, 6, 8, 12):
                isa = pm.run(evolved(h, cfg, order, steps))
                ev = float(estimator.run([(isa, obs)]).result()[0].data.evs)
                points.append(Point(order, steps, p2, ev, abs(ev - truth), isa.count_ops().get("cx", 0)))
    return truth, points


if __name__ == "__main__":
    cfg = Config()
    truth, points = run(cfg)
    print("exact magnetisation:", truth)
    for p2 in sorted({pt.p2 for pt in points}):
        best = min((pt for pt in points if pt.p2 == p2), key=lambda pt: pt.error)
        print(f"p2={p2:g}: order {best.order}, {best.steps} steps, {best.cx} cx, error {best.error:.4f}")
    Path(cfg.out).write_text(json.dumps({"config": asdict(cfg), "points": [asdict(pt) for pt in points]}))
