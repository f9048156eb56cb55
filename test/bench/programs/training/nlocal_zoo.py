"""Compare parameter counts and depth of a few hardware friendly ansatze."""
from qiskit.circuit import Parameter, QuantumCircuit
from qiskit.circuit.library import (
    efficient_su2,
    excitation_preserving,
    n_local,
    pauli_two_design,
    real_amplitudes,
)

N = 5
REPS = 2

# an entangling block of our own
theta = Parameter("a")
block = QuantumCircuit(2, name="ent")
block.rzz(theta, 0, 1)
block.h(0)

zoo = {
    "ry-cz linear": n_local(N, "ry", "cz", entanglement="linear", reps=REPS),
    "rx,rz-cx circular": n_local(N, ["rx", "rz"], "cx", entanglement="circular", reps=REPS),
    "pairwise custom": n_local(N, "h", block.to_gate(), entanglement="pairwise", reps=REPS),
    "no final layer": n_local(N, "ry", "cx", reps=REPS, skip_final_rotation_layer=True),
    "explicit pairs": n_local(N, "ry", "crx", entanglement=[(0, 2), (2, 4)], reps=REPS),
    "real_amplitudes": real_amplitudes(N, entanglement="sca", reps=REPS),
    "efficient_su2": efficient_su2(N, su2_gates=["rx", "y"], reps=REPS),
    "excitation_preserving": excitation_preserving(N, mode="fsim", reps=REPS),
    "pauli_two_design": pauli_two_design(N, reps=REPS, seed=2),
}

print(f"{'ansatz':<24}{'params':>8}{'depth':>8}{'2q':>6}")
for name, circ in zoo.items():
    flat = circ.decompose()
    print(f"{name:<24}{circ.num_parameters:>8}{flat.depth():>8}{circ.num_nonlocal_gates():>6}")

print(zoo["explicit pairs"].draw(fold=-1))
