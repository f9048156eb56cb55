#!/usr/bin/env python
"""Connected ZZ correlations after a quench on hardware; data saved for later analysis."""
import argparse
import json
from datetime import datetime
from pathlib import Path

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler.preset_passmanagers import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, EstimatorV2 as Estimator, QiskitRuntimeService


def quench(n, J, h, dt, steps):
    qc = QuantumCircuit(n)
    for _ in range(steps):
        for i in range(n):
            qc.rx(2 * h * dt, i)
        for start in (0, 1):
            for i in range(start, n - 1, 2):
                qc.rzz(2 * J * dt, i, i + 1)
    return qc


def observables(n, centre, r_max):
    """Z_centre, Z_{centre + r} and their products, r = 1..r_max"""
    ops = [SparsePauliOp.from_sparse_list([("Z", [centre], 1)], num_qubits=n)]
    for r in range(1, r_max + 1):
        ops.append(SparsePauliOp.from_sparse_list([("Z", [centre + r], 1)], num_qubits=n))
    for r in range(1, r_max + 1):
        ops.append(SparsePauliOp.from_sparse_list([("ZZ", [centre, centre + r], 1)], num_qubits=n))
    return ops


def connected(evs, r_max):
    z0, zr, zz = evs[0], evs[1:r_max + 1], evs[r_max + 1:]
    return zz - z0 * zr


def parse():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--backend", default=None)
    p.add_argument("-n", type=int, default=21)
    p.add_argument("--steps", type=int, nargs="+", default=[1, 2, 3, 4, 6])
    p.add_argument("--h", dest="field", type=float, default=1.5)
    p.add_argument("--outdir", type=Path, default=Path("data"))
    return p.parse_args()


args = parse()
service = QiskitRuntimeService()
if args.backend:
    backend = service.backend(args.backend)
else:
    backend = service.least_busy(operational=True, simulator=False, min_num_qubits=args.n)
print("running on", backend.name)

pm = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=1234)
centre, r_max = args.n // 2, 6
ops = observables(args.n, centre, r_max)

jobs = {}
with Batch(backend=backend) as batch:
    estimator = Estimator(mode=batch)
    estimator.options.default_shots = 4096
    estimator.options.resilience.measure_mitigation = True
    estimator.options.twirling.enable_gates = True
    estimator.options.twirling.num_randomizations = 32
    estimator.options.dynamical_decoupling.enable = True
    estimator.options.dynamical_decoupling.sequence_type = "XpXm"
    for k in args.steps:
        isa = pm.run(quench(args.n, 1.0, args.field, 0.2, k))
        isa_ops = [op.apply_layout(isa.layout) for op in ops]
        depth2q = isa.depth(lambda inst: inst.operation.num_qubits == 2)
        jobs[k] = estimator.run([(isa, isa_ops)])
        print(f"steps={k}: 2q depth {depth2q}, job {jobs[k].job_id()}")

records = []
for k, job in jobs.items():
    data = job.result()[0].data
    C = connected(np.asarray(data.evs), r_max)
    records.append({"steps": k, "job_id": job.job_id(), "C": C.tolist(),
                    "stds": np.asarray(data.stds).tolist()})
    print(k, np.round(C, 3))

args.outdir.mkdir(exist_ok=True)
stamp = datetime.now().strftime("%Y%m%d-%H%M")
out = args.outdir / f"zz_{backend.name}_{stamp}.json"
out.write_text(json.dumps({"n": args.n, "h": args.field, "records": records}, indent=2))
print("wrote", out)
