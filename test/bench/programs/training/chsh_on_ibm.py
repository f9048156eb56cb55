import sys
import numpy as np
import matplotlib.pyplot as plt
import matplotlib.ticker as tck

from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, Session, EstimatorV2
from qiskit_ibm_runtime.fake_provider import FakeFez

# python chsh_on_ibm.py            -> fake backend
# python chsh_on_ibm.py ibm_xyz    -> the real thing
if len(sys.argv) > 1:
    service = QiskitRuntimeService()
    backend = service.backend(sys.argv[1])
else:
    backend = FakeFez()

theta = Parameter("$\\theta$")
chsh_circuit = QuantumCircuit(2)
chsh_circuit.h(0)
chsh_circuit.cx(0, 1)
chsh_circuit.ry(theta, 0)

number_of_phases = 21
phases = np.linspace(0, 2 * np.pi, number_of_phases)
individual_phases = [[ph] for ph in phases]

pm = generate_preset_pass_manager(target=backend.target, optimization_level=3)
chsh_isa_circuit = pm.run(chsh_circuit)

# <CHSH1> = <AB> - <Ab> + <aB> + <ab>,  <CHSH2> = <AB> + <Ab> - <aB> + <ab>
observable1 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", -1), ("XZ", 1), ("XX", 1)])
observable2 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", 1), ("XZ", -1), ("XX", 1)])
isa_observables = [[o.apply_layout(layout=chsh_isa_circuit.layout)] for o in (observable1, observable2)]

with Session(backend=backend) as session:
    estimator = EstimatorV2(mode=session)
    estimator.options.default_precision = 0.01
    pub = (chsh_isa_circuit, isa_observables, individual_phases)
    job_result = estimator.run(pubs=[pub]).result()

chsh1_est, chsh2_est = job_result[0].data.evs
print("max |S| =", max(abs(chsh1_est).max(), abs(chsh2_est).max()))

fig, ax = plt.subplots(figsize=(10, 6))
ax.plot(phases / np.pi, chsh1_est, "o-", label="CHSH1", zorder=3)
ax.plot(phases / np.pi, chsh2_est, "o-", label="CHSH2", zorder=3)
for sign in (1, -1):
    ax.axhline(y=sign * 2, color="0.9", linestyle="--")
    ax.axhline(y=sign * np.sqrt(2) * 2, color="0.9", linestyle="-.")
    ax.fill_between(phases / np.pi, sign * 2, sign * 2 * np.sqrt(2), color="0.6", alpha=0.7)
ax.xaxis.set_major_formatter(tck.FormatStrFormatter("%g $\\pi$"))
plt.xlabel("Theta")
plt.ylabel("CHSH witness")
plt.legend()
plt.show()
