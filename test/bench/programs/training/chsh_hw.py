import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorV2 as Estimator, QiskitRuntimeService

# pairs to test, best and worst of this morning's calibration
PAIRS = [(12, 13), (88, 89)]
NUM_PHASES = 21
PRECISION = 0.01

service = QiskitRuntimeService()
backend = service.backend("ibm_brisbane")

theta = Parameter("$\\theta$")
chsh = QuantumCircuit(2)
chsh.h(0)
chsh.cx(0, 1)
chsh.ry(theta, 0)

# <CHSH1> = <AB> - <Ab> + <aB> + <ab>,  <CHSH2> = <AB> + <Ab> - <aB> + <ab>
witness1 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", -1), ("XZ", 1), ("XX", 1)])
witness2 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", 1), ("XZ", -1), ("XX", 1)])

phases = np.linspace(0, 2 * np.pi, NUM_PHASES)
individual_phases = [[ph] for ph in phases]

estimator = Estimator(mode=backend)
estimator.options.resilience_level = 1
estimator.options.twirling.enable_gates = True

pubs = []
for pair in PAIRS:
    pm = generate_preset_pass_manager(optimization_level=3, target=backend.target, initial_layout=list(pair))
    isa = pm.run(chsh)
    obs = [[witness1.apply_layout(isa.layout)], [witness2.apply_layout(isa.layout)]]
    pubs.append((isa, obs, individual_phases))

job = estimator.run(pubs, precision=PRECISION)
print("job id", job.job_id())
result = job.result()

fig, axes = plt.subplots(1, len(PAIRS), figsize=(11, 4.5), sharey=True)
for ax, pair, pub_result in zip(axes, PAIRS, result):
    evs = pub_result.data.evs
    stds = pub_result.data.stds
    ax.errorbar(phases / np.pi, evs[0], yerr=stds[0], fmt="o-", label="CHSH1")
    ax.errorbar(phases / np.pi, evs[1], yerr=stds[1], fmt="s-", label="CHSH2")
    for sign in (1, -1):
        ax.axhline(y=sign * 2, color="0.6", linestyle="--")
        ax.axhline(y=sign * 2 * np.sqrt(2), color="0.3", linestyle="-.")
    ax.fill_between(phases / np.pi, 2, 2 * np.sqrt(2), color="0.6", alpha=0.3)
    ax.fill_between(phases / np.pi, -2 * np.sqrt(2), -2, color="0.6", alpha=0.3)
    ax.set_title(f"qubits {pair}")
    ax.set_xlabel(r"$\theta / \pi$")
    ax.legend()
    k = np.argmax(np.abs(evs))
    print(pair, "max |S| =", f"{np.abs(evs).max():.3f} +- {stds.ravel()[k]:.3f}")
axes[0].set_ylabel("CHSH witness")
fig.tight_layout()
fig.savefig("chsh_pairs.png")
