# CHSH inequality over the phase of Alice's basis
import numpy as np
import matplotlib.pyplot as plt
import matplotlib.ticker as tck

from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorV2 as Estimator
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke

backend = FakeSherbrooke()

theta = Parameter("$\\theta$")

chsh_circuit = QuantumCircuit(2)
chsh_circuit.h(0)
chsh_circuit.cx(0, 1)
chsh_circuit.ry(theta, 0)

number_of_phases = 21
phases = np.linspace(0, 2 * np.pi, number_of_phases)
individual_phases = [[ph] for ph in phases]

observable1 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", -1), ("XZ", 1), ("XX", 1)])
observable2 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", 1), ("XZ", -1), ("XX", 1)])

pm = generate_preset_pass_manager(backend=backend, optimization_level=3, seed_transpiler=0)
chsh_isa_circuit = pm.run(chsh_circuit)
isa_observable1 = observable1.apply_layout(layout=chsh_isa_circuit.layout)
isa_observable2 = observable2.apply_layout(layout=chsh_isa_circuit.layout)

estimator = Estimator(mode=backend)
estimator.options.default_shots = 4000
estimator.options.simulator.seed_simulator = 2

pub = (
    chsh_isa_circuit,
    [[isa_observable1], [isa_observable2]],
    individual_phases,
)
job_result = estimator.run(pubs=[pub]).result()

chsh1_est = job_result[0].data.evs[0]
chsh2_est = job_result[0].data.evs[1]
chsh1_err, chsh2_err = job_result[0].data.stds

fig, ax = plt.subplots(figsize=(10, 6))
ax.errorbar(phases / np.pi, chsh1_est, yerr=chsh1_err, fmt="o-", label="CHSH1", zorder=3)
ax.errorbar(phases / np.pi, chsh2_est, yerr=chsh2_err, fmt="o-", label="CHSH2", zorder=3)

# classical and quantum bounds
ax.axhline(y=2, color="0.9", linestyle="--")
ax.axhline(y=-2, color="0.9", linestyle="--")
ax.axhline(y=np.sqrt(2) * 2, color="0.9", linestyle="-.")
ax.axhline(y=-np.sqrt(2) * 2, color="0.9", linestyle="-.")
ax.fill_between(phases / np.pi, 2, 2 * np.sqrt(2), color="0.6", alpha=0.7)
ax.fill_between(phases / np.pi, -2, -2 * np.sqrt(2), color="0.6", alpha=0.7)

ax.xaxis.set_major_formatter(tck.FormatStrFormatter("%g $\\pi$"))
ax.set_xlabel("Theta")
ax.set_ylabel("CHSH witness")
ax.legend()
fig.savefig("chsh.png")

worst = max(np.abs(chsh1_est).max(), np.abs(chsh2_est).max())
print(f"largest |S| = {worst:.3f} ({'violates' if worst > 2 else 'obeys'} the classical bound)")
