import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorOptions, EstimatorV2, QiskitRuntimeService
from qiskit_ibm_runtime.options import (
    DynamicalDecouplingOptions,
    ResilienceOptionsV2,
    TwirlingOptions,
    ZneOptions,
)

noise_factors = [1.0, 1.5, 2.0, 2.5, 3.0]

zne = ZneOptions(
    amplifier="gate_folding",
    noise_factors=noise_factors,
    extrapolator=["exponential", "linear"],
    extrapolated_noise_factors=list(np.linspace(0, 3, 31)),
)
options = EstimatorOptions(
    default_precision=0.01,
    dynamical_decoupling=DynamicalDecouplingOptions(enable=True, sequence_type="XY4"),
    twirling=TwirlingOptions(
        enable_gates=True,
        num_randomizations="auto",
        shots_per_randomization="auto",
        strategy="active-accum",
    ),
    resilience=ResilienceOptionsV2(
        measure_mitigation=True,
        zne_mitigation=True,
        zne=zne,
    ),
)

service = QiskitRuntimeService(name="open-plan")
backend = service.least_busy(operational=True, min_num_qubits=20)

# A kicked Ising circuit at the Clifford point
theta_h = np.pi / 8
steps = 4
num_spins = 10
kicked_ising = QuantumCircuit(num_spins)
for _ in range(steps):
    kicked_ising.rx(theta_h, range(num_spins))
    for first in (0, 1):
        for q in range(first, num_spins - 1, 2):
            kicked_ising.rzz(-np.pi / 2, q, q + 1)

magnetization = SparsePauliOp.from_sparse_list(
    [("Z", [q], 1 / num_spins) for q in range(num_spins)], num_qubits=num_spins
)

pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
isa_circuit = pm.run(kicked_ising)
isa_observable = magnetization.apply_layout(isa_circuit.layout)

estimator = EstimatorV2(mode=backend, options=options)
job = estimator.run([(isa_circuit, isa_observable)])
print(f"job id: {job.job_id()}")
data = job.result()[0].data

print(f"Mitigated value: {data.evs:.4f} +/- {data.stds:.4f}")
print(f"Unextrapolated shape: {data.evs_noise_factors.shape}")
print(f"Extrapolated shape: {data.evs_extrapolated.shape}")

fig, ax = plt.subplots(figsize=(7, 4.5))
ax.errorbar(noise_factors, data.evs_noise_factors, yerr=data.stds_noise_factors, fmt="ko")
for name, curve in zip(["exponential", "linear"], data.evs_extrapolated):
    ax.plot(np.linspace(0, 3, 31), curve, label=name)
ax.axvline(0, color="grey", lw=0.5)
ax.set_xlabel("Noise factor")
ax.set_ylabel("Average magnetization")
ax.legend(title="Extrapolator")
plt.show()
