import csv
from qiskit import qasm2, transpile
from qiskit.transpiler import CouplingMap
from pathlib import Path

folder = Path("benchmarks")
coupling_map = CouplingMap.from_grid(4, 4)
basis_gates = ["cz", "rz", "sx", "x"]

with open("report.csv", "w", newline="") as handle:
    writer = csv.writer(handle)
    writer.writerow(["name", "qubits", "depth", "two_qubit"])
    for path in sorted(folder.glob("*.qasm")):
        try:
            circuit = qasm2.load(path)
        except qasm2.QASM2ParseError as error:
            print(f"skipping {path.name}: {error}")
            continue
        if circuit.num_qubits > 16:
            continue
        compiled = transpile(
            circuit,
            coupling_map=coupling_map,
            basis_gates=basis_gates,
            optimization_level=3,
            seed_transpiler=0,
        )
        ops = compiled.count_ops()
        writer.writerow([path.stem, circuit.num_qubits, compiled.depth(), ops.get("cz", 0)])
