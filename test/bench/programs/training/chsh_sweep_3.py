# CHSH inequality, sweep of Alice's angle; run on a fake device and ideally
import numpy as np
import matplotlib.pyplot as plt

from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit.primitives import StatevectorEstimator
from qiskit_ibm_runtime import EstimatorV2
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke

theta = Parameter(r"$\theta$")

chsh_circuit = QuantumCircuit(2)
chsh_circuit.h(0)
chsh_circuit.cx(0, 1)
chsh_circuit.ry(theta, 0)

# <CHSH1> = <AB> - <Ab> + <aB> + <ab>
observable1 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", -1), ("XZ", 1), ("XX", 1)])
# <CHSH2> = <AB> + <Ab> - <aB> + <ab>
observable2 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", 1), ("XZ", -1), ("XX", 1)])

number_of_phases = 25
phases = np.linspace(0, 2 * np.pi, number_of_phases)
individual_phases = [[ph] for ph in phases]   # (25, 1)

# --- ideal -----------------------------------------------------------------
ideal = StatevectorEstimator()
pub = (chsh_circuit, [[observable1], [observable2]], individual_phases)
ideal_evs = ideal.run([pub]).result()[0].data.evs

# --- noisy -----------------------------------------------------------------
backend = FakeSherbrooke()
pm = generate_preset_pass_manager(backend=backend, optimization_level=3, seed_transpiler=7)
chsh_isa = pm.run(chsh_circuit)
isa_observable1 = observable1.apply_layout(layout=chsh_isa.layout)
isa_observable2 = observable2.apply_layout(layout=chsh_isa.layout)

estimator = EstimatorV2(mode=backend)
estimator.options.default_shots = 4096
pub = (chsh_isa, [[isa_observable1], [isa_observable2]], individual_phases)
noisy_evs = estimator.run([pub]).result()[0].data.evs

fig, ax = plt.subplots(figsize=(9, 5))
for k, (label, color) in enumerate([("CHSH1", "tab:blue"), ("CHSH2", "tab:orange")]):
    ax.plot(phases / np.pi, ideal_evs[k], color=color, label=f"{label} ideal")
    ax.plot(phases / np.pi, noisy_evs[k], "o", color=color, label=f"{label} FakeSherbrooke")
ax.axhline(2, color="0.6", ls="--")
ax.axhline(-2, color="0.6", ls="--")
ax.axhline(2 * np.sqrt(2), color="k", ls="-.")
ax.axhline(-2 * np.sqrt(2), color="k", ls="-.")
ax.fill_between(phases / np.pi, 2, 2 * np.sqrt(2), color="0.6", alpha=0.3)
ax.fill_between(phases / np.pi, -2, -2 * np.sqrt(2), color="0.6", alpha=0.3)
ax.set_xlabel(r"$\theta / \pi$")
ax.set_ylabel("CHSH witness")
ax.legend(ncols=2)
fig.savefig("chsh.png", dpi=150)

print("ideal maximum:", np.abs(ideal_evs).max())
print("noisy maximum:", np.abs(noisy_evs).max())
