import argparse
import statistics
import time
from enum import Enum, auto

from qiskit.circuit.library import quantum_volume
from qiskit.transpiler import CouplingMap, generate_preset_pass_manager


class Topology(Enum):
    LINE = auto()
    RING = auto()
    GRID = auto()
    HEAVY_HEX = auto()
    FULL = auto()

    def coupling(self, n: int) -> CouplingMap:
        match self:
            case Topology.LINE:
                return CouplingMap.from_line(n)
            case Topology.RING:
                return CouplingMap.from_ring(n)
            case Topology.GRID:
                side = 1
                while side * side < n:
                    side += 1
                return CouplingMap.from_grid(side, side)
            case Topology.HEAVY_HEX:
                d = 3
                while (5 * d * d - 2 * d - 1) // 2 < n:
                    d += 2
                return CouplingMap.from_heavy_hex(d)
            case Topology.FULL:
                return CouplingMap.from_full(n)


METHODS = ["basic", "lookahead", "sabre"]
BASIS = ["rz", "sx", "x", "cz"]


def measure(circuit, coupling, routing, seed):
    pm = generate_preset_pass_manager(
        optimization_level=1,
        coupling_map=coupling,
        basis_gates=BASIS,
        layout_method="trivial" if routing == "basic" else "sabre",
        routing_method=routing,
        seed_transpiler=seed,
    )
    started = time.perf_counter()
    out = pm.run(circuit)
    elapsed = time.perf_counter() - started
    return out.count_ops().get("cz", 0), out.depth(), elapsed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=9)
    parser.add_argument("--trials", type=int, default=5)
    parser.add_argument("--skip", nargs="*", default=[], choices=METHODS)
    args = parser.parse_args()

    header = f"{'topology':<10} {'routing':<10} {'cz':>6} {'depth':>6} {'time':>8}"
    print(header)
    print("-" * len(header))
    for topology in Topology:
        coupling = topology.coupling(args.n)
        for method in METHODS:
            if method in args.skip:
                continue
            rows = []
            for seed in range(args.trials):
                qv = quantum_volume(args.n, depth=4, seed=seed)
                rows.append(measure(qv, coupling, method, seed))
            cz, depth, seconds = (statistics.mean(col) for col in zip(*rows))
            print(
                f"{topology.name.lower():<10} {method:<10} "
                f"{cz:6.1f} {depth:6.1f} {seconds * 1e3:6.0f}ms"
            )


if __name__ == "__main__":
    main()
