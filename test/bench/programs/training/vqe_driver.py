import argparse
import json
import logging
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from qiskit.circuit.library import efficient_su2
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import EstimatorV2
from scipy.optimize import minimize

logger = logging.getLogger("vqe")

# H2 at 0.735 A, parity mapping with two-qubit reduction
H2 = SparsePauliOp.from_list(
    [
        ("II", -1.052373245772859),
        ("IZ", 0.39793742484318045),
        ("ZI", -0.39793742484318045),
        ("ZZ", -0.01128010425623538),
        ("XX", 0.18093119978423156),
    ]
)
NUCLEAR_REPULSION = 0.7199689944489797


@dataclass
class Trace:
    energies: list[float] = field(default_factory=list)
    started: float = field(default_factory=time.time)

    def __call__(self, energy: float) -> None:
        self.energies.append(energy)
        if len(self.energies) % 10 == 0:
            logger.info("eval %4d  E = %.6f", len(self.energies), energy)


def make_cost(ansatz, hamiltonian, estimator, trace):
    def cost(params):
        pub = (ansatz, [hamiltonian], [params])
        result = estimator.run(pubs=[pub]).result()
        energy = result[0].data.evs[0]
        trace(float(energy))
        return energy

    return cost


def solve(estimator, pm=None, reps=1, method="COBYLA", maxiter=150, seed=0):
    ansatz = efficient_su2(H2.num_qubits, reps=reps, entanglement="linear")
    hamiltonian = H2
    if pm is not None:
        ansatz = pm.run(ansatz)
        hamiltonian = H2.apply_layout(ansatz.layout)
    x0 = 2 * np.pi * np.random.default_rng(seed).random(ansatz.num_parameters)
    trace = Trace()
    res = minimize(
        make_cost(ansatz, hamiltonian, estimator, trace),
        x0,
        method=method,
        options={"maxiter": maxiter},
    )
    return res, trace


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mode", choices=["exact", "noisy"], default="exact")
    parser.add_argument("--reps", type=int, default=1)
    parser.add_argument("--method", default="COBYLA")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

    if args.mode == "exact":
        res, trace = solve(StatevectorEstimator(), reps=args.reps, method=args.method)
    else:
        backend = AerSimulator()
        pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
        estimator = EstimatorV2(mode=backend)
        estimator.options.default_shots = 10_000
        res, trace = solve(estimator, pm, reps=args.reps, method=args.method)

    exact = np.linalg.eigvalsh(H2.to_matrix())[0]
    print(f"VQE    {res.fun + NUCLEAR_REPULSION:.6f} Ha  ({res.nfev} evaluations)")
    print(f"exact  {exact + NUCLEAR_REPULSION:.6f} Ha")
    if args.out:
        args.out.write_text(json.dumps({"x": res.x.tolist(), "trace": trace.energies}))


if __name__ == "__main__":
    main()
