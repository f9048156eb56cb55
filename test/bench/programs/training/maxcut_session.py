#!/usr/bin/env python
"""QAOA for weighted max-cut on an IBM backend, optimisation loop in a Session."""
import argparse
import json
import logging
from pathlib import Path

import networkx as nx
import numpy as np
from scipy.optimize import minimize

from qiskit.circuit.library import qaoa_ansatz
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorV2 as Estimator
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2 as Sampler, Session

log = logging.getLogger("maxcut")


def graph_to_hamiltonian(graph):
    terms = [("ZZ", [u, v], data.get("weight", 1.0)) for u, v, data in graph.edges(data=True)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=graph.number_of_nodes())


def cut_value(graph, bits):
    return sum(d.get("weight", 1.0) for u, v, d in graph.edges(data=True) if bits[u] != bits[v])


def parse_args():
    p = argparse.ArgumentParser()
    p.add_argument("--nodes", type=int, default=10)
    p.add_argument("--degree", type=int, default=3)
    p.add_argument("--reps", type=int, default=2)
    p.add_argument("--shots", type=int, default=4000)
    p.add_argument("--maxiter", type=int, default=60)
    p.add_argument("--backend", default=None)
    p.add_argument("--out", type=Path, default=Path("maxcut_result.json"))
    return p.parse_args()


def main():
    args = parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

    graph = nx.random_regular_graph(args.degree, args.nodes, seed=42)
    cost_op = graph_to_hamiltonian(graph)
    circuit = qaoa_ansatz(cost_op, reps=args.reps)

    service = QiskitRuntimeService()
    if args.backend:
        backend = service.backend(args.backend)
    else:
        backend = service.least_busy(operational=True, simulator=False, min_num_qubits=args.nodes)
    log.info("backend: %s", backend.name)

    pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
    isa_circuit = pm.run(circuit)
    isa_op = cost_op.apply_layout(isa_circuit.layout)
    log.info("depth %d, 2q depth %d", isa_circuit.depth(),
             isa_circuit.depth(lambda inst: len(inst.qubits) == 2))

    history = []
    x0 = np.concatenate([np.full(args.reps, np.pi / 4), np.full(args.reps, 0.4)])

    with Session(backend=backend) as session:
        estimator = Estimator(mode=session)
        estimator.options.default_shots = args.shots
        estimator.options.dynamical_decoupling.enable = True
        estimator.options.dynamical_decoupling.sequence_type = "XY4"
        estimator.options.twirling.enable_gates = True

        def cost(params):
            job = estimator.run([(isa_circuit, isa_op, params)])
            value = float(job.result()[0].data.evs)
            history.append(value)
            log.info("eval %3d: %.4f", len(history), value)
            return value

        res = minimize(cost, x0, method="COBYLA", tol=1e-2, options={"maxiter": args.maxiter})

        measured = pm.run(circuit.measure_all(inplace=False))
        sampler = Sampler(mode=session)
        sampler.options.default_shots = 10_000
        counts = sampler.run([(measured, res.x)]).result()[0].data.meas.get_counts()

    best = (0.0, None)
    for key in counts:
        bits = [int(b) for b in reversed(key)]
        value = cut_value(graph, bits)
        if value > best[0]:
            best = (value, bits)
    log.info("best cut %.1f", best[0])
    args.out.write_text(json.dumps({"x": res.x.tolist(), "history": history, "cut": best}))


if __name__ == "__main__":
    main()
