#!/usr/bin/env python3
"""compile_table FILE.qasm [...]: depth and gate counts for several transpiler settings"""
import argparse
import os
import statistics
import time

from qiskit import qasm2
from qiskit.transpiler import CouplingMap, generate_preset_pass_manager


TOPOLOGIES = {
    "line": lambda n: CouplingMap.from_line(n),
    "ring": lambda n: CouplingMap.from_ring(n),
    "full": lambda n: CouplingMap.from_full(n),
    "grid": lambda n: CouplingMap.from_grid(int(n**0.5 + 0.999), int(n**0.5 + 0.999)),
    "hex": lambda n: CouplingMap.from_heavy_hex(3 if n <= 19 else 5),
}


def measure(circuit, cmap, level, basis, seeds):
    twoq, depth, secs = [], [], []
    for seed in range(seeds):
        pm = generate_preset_pass_manager(
            optimization_level=level,
            coupling_map=cmap,
            basis_gates=basis,
            seed_transpiler=seed,
        )
        t = time.time()
        out = pm.run(circuit)
        secs.append(time.time() - t)
        twoq.append(out.num_nonlocal_gates())
        depth.append(out.depth())
    return twoq, depth, secs


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("-t", "--topology", choices=TOPOLOGIES, nargs="+", default=["line", "full"])
    parser.add_argument("-O", "--levels", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--basis", default="rz,sx,x,cz", help="comma separated")
    parser.add_argument("--seeds", type=int, default=5)
    args = parser.parse_args()
    basis = args.basis.split(",")

    header = f"{'circuit':<20} {'topology':<8} {'O':>1} {'2q min':>7} {'2q med':>7} {'depth':>7} {'sec':>7}"
    print(header)
    print("-" * len(header))
    for path in args.files:
        circuit = qasm2.load(path, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)
        name = os.path.splitext(os.path.basename(path))[0]
        for topo in args.topology:
            cmap = TOPOLOGIES[topo](circuit.num_qubits)
            if cmap.size() < circuit.num_qubits:
                print(f"{name:<20} {topo:<8} too small")
                continue
            for level in args.levels:
                twoq, depth, secs = measure(circuit, cmap, level, basis, args.seeds)
                print(
                    f"{name[:20]:<20} {topo:<8} {level} {min(twoq):>7} "
                    f"{statistics.median(twoq):>7.0f} {statistics.median(depth):>7.0f} "
                    f"{statistics.mean(secs):>7.3f}"
                )


if __name__ == "__main__":
    main()
