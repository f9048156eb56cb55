"""Print a table of the parameterised circuits shipped with Qiskit."""

import argparse
from dataclasses import dataclass

from qiskit import QuantumCircuit
from qiskit.circuit.library import (
    efficient_su2,
    excitation_preserving,
    hamiltonian_variational_ansatz,
    n_local,
    pauli_two_design,
    qaoa_ansatz,
    real_amplitudes,
)
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import CouplingMap, generate_preset_pass_manager


@dataclass
class Entry:
    name: str
    circuit: QuantumCircuit


def zoo(n: int, reps: int) -> list[Entry]:
    ising = SparsePauliOp.from_sparse_list(
        [("ZZ", [i, (i + 1) % n], 1.0) for i in range(n)], num_qubits=n
    )
    mixer = SparsePauliOp.from_sparse_list([("X", [i], 1.0) for i in range(n)], num_qubits=n)
    return [
        Entry("RealAmplitudes", real_amplitudes(n, reps=reps)),
        Entry("EfficientSU2 lin", efficient_su2(n, entanglement="linear", reps=reps)),
        Entry("EfficientSU2 full", efficient_su2(n, entanglement="full", reps=reps)),
        Entry("EfficientSU2 sca", efficient_su2(n, entanglement="sca", reps=reps)),
        Entry("ry-cz pairwise", n_local(n, "ry", "cz", entanglement="pairwise", reps=reps)),
        Entry("rx-crz circular", n_local(n, ["rx", "rz"], "crz", "circular", reps)),
        Entry("Excitation pres.", excitation_preserving(n, entanglement="linear", reps=reps)),
        Entry("Pauli 2-design", pauli_two_design(n, reps=reps, seed=3)),
        Entry("QAOA ring", qaoa_ansatz(ising, reps=reps)),
        Entry("HVA ring", hamiltonian_variational_ansatz([ising, mixer], reps=reps)),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--qubits", type=int, default=6)
    parser.add_argument("-r", "--reps", type=int, default=2)
    parser.add_argument("--line", action="store_true", help="route on a line")
    args = parser.parse_args()

    coupling = CouplingMap.from_line(args.qubits) if args.line else None
    pm = generate_preset_pass_manager(
        optimization_level=3,
        basis_gates=["cz", "rz", "sx", "x"],
        coupling_map=coupling,
        seed_transpiler=7,
    )

    print(f"{'ansatz':<20}{'params':>8}{'cz':>6}{'depth':>7}{'2q-depth':>10}")
    for entry in zoo(args.qubits, args.reps):
        tqc = pm.run(entry.circuit)
        two = tqc.depth(lambda instr: len(instr.qubits) == 2)
        print(
            f"{entry.name:<20}{entry.circuit.num_parameters:>8}"
            f"{tqc.count_ops().get('cz', 0):>6}{tqc.depth():>7}{two:>10}"
        )


if __name__ == "__main__":
    main()
