"""UCC-like and Hamiltonian variational ansaetze out of Pauli operators."""
from qiskit import QuantumCircuit, generate_preset_pass_manager
from qiskit.circuit.library import evolved_operator_ansatz, hamiltonian_variational_ansatz
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import Pauli, SparsePauliOp
from qiskit.synthesis import SuzukiTrotter
from scipy.optimize import minimize

h2 = SparsePauliOp.from_list([
    ("II", -1.052373245772859),
    ("IZ", 0.39793742484318045),
    ("ZI", -0.39793742484318045),
    ("ZZ", -0.01128010425623538),
    ("XX", 0.18093119978423156),
])

single = Pauli("IY")
double = SparsePauliOp(["XY", "YX"], [0.5, -0.5])
ucc = evolved_operator_ansatz([single, double], reps=1, evolution=SuzukiTrotter(order=2), parameter_prefix=["s", "d"])

hf = QuantumCircuit(2)
hf.x(0)
trial = hf.compose(ucc)
print(trial.draw())
print([p.name for p in trial.parameters])

estimator = StatevectorEstimator()


def energy(x):
    return float(estimator.run([(trial, h2, x)]).result()[0].data.evs)


opt = minimize(energy, [0.0] * trial.num_parameters, method="SLSQP")
print("E =", opt.fun, "after", opt.nfev, "evaluations")

# HVA groups the commuting terms by itself
n = 4
tfim = SparsePauliOp.from_sparse_list(
    [("ZZ", [i, i + 1], 1) for i in range(n - 1)] + [("X", [i], 1) for i in range(n)], num_qubits=n
)
hva = hamiltonian_variational_ansatz(tfim, reps=2, insert_barriers=True)
print(hva.num_parameters, len(tfim.group_commuting()))

pm = generate_preset_pass_manager(optimization_level=2, basis_gates=["rz", "sx", "cx"])
print(pm.run(hva).count_ops())
