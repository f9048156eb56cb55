#!/usr/bin/env python3
"""Try many transpiler seeds and keep the circuit with the fewest two-qubit gates."""
import argparse
import statistics
import sys
import time
from pathlib import Path

from qiskit import qasm2, qpy
from qiskit.transpiler import CouplingMap, generate_preset_pass_manager


def parse_args(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("qasm", type=Path)
    parser.add_argument("--rows", type=int, default=4)
    parser.add_argument("--cols", type=int, default=4)
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--level", type=int, choices=range(4), default=2)
    parser.add_argument("-o", "--output", type=Path)
    return parser.parse_args(argv)


def cost(circuit):
    two_qubit_depth = circuit.depth(lambda inst: inst.operation.num_qubits == 2)
    return circuit.count_ops().get("cz", 0), two_qubit_depth


def main(argv=None):
    args = parse_args(argv)
    circuit = qasm2.load(args.qasm)
    coupling = CouplingMap.from_grid(args.rows, args.cols)
    if circuit.num_qubits > coupling.size():
        print(f"{circuit.num_qubits} qubits do not fit on a {args.rows}x{args.cols} grid", file=sys.stderr)
        return 1

    best, best_cost, best_seed = None, None, None
    all_costs = []
    start = time.perf_counter()
    for seed in range(args.seeds):
        pm = generate_preset_pass_manager(
            optimization_level=args.level,
            coupling_map=coupling,
            basis_gates=["rz", "sx", "x", "cz"],
            seed_transpiler=seed,
        )
        candidate = pm.run(circuit)
        c = cost(candidate)
        all_costs.append(c[0])
        if best_cost is None or c < best_cost:
            best, best_cost, best_seed = candidate, c, seed
            print(f"seed {seed:4d}: {c[0]} cz, depth {c[1]}")
    elapsed = time.perf_counter() - start

    print(f"\n{args.seeds} seeds in {elapsed:.1f} s")
    print(f"mean {statistics.mean(all_costs):.1f}  worst {max(all_costs)}  best {best_cost[0]} (seed {best_seed})")
    print("layout:", best.layout.final_index_layout())

    if args.output:
        with args.output.open("wb") as f:
            qpy.dump(best, f)
    return 0


if __name__ == "__main__":
    sys.exit(main())
