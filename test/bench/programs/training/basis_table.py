import pandas as pd
from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import efficient_su2, n_local, QFTGate
from qiskit.transpiler import CouplingMap

basis_sets = {
    "ibm": ["rz", "sx", "x", "cz"],
    "ion": ["rx", "ry", "rz", "rxx"],
    "plain": ["u", "cx"],
}
maps = {
    "full": None,
    "line": CouplingMap.from_line(6),
    "ring": CouplingMap.from_ring(6),
    "grid": CouplingMap.from_grid(2, 3),
}

qft = QuantumCircuit(6, name="qft")
qft.append(QFTGate(6), range(6))
su2 = efficient_su2(6, reps=2)
su2.name = "su2"
circuits = [qft, su2]

rows = []
for circuit in circuits:
    for basis_name, basis_gates in basis_sets.items():
        for map_name, coupling_map in maps.items():
            out = transpile(
                circuit,
                basis_gates=basis_gates,
                coupling_map=coupling_map,
                optimization_level=2,
                seed_transpiler=42,
            )
            rows.append(
                {
                    "circuit": circuit.name,
                    "basis": basis_name,
                    "map": map_name,
                    "depth": out.depth(),
                    "size": out.size(),
                    "two_qubit": out.num_nonlocal_gates(),
                }
            )

df = pd.DataFrame(rows)
print(df.head())
table = df.pivot_table(index="map", columns="basis", values="two_qubit", aggfunc="mean")
print(table.round(1))
best = df.loc[df.groupby("circuit")["depth"].idxmin()]
print(best)
df.to_csv("basis.csv", index=False)
