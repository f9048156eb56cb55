"""Kicked-Ising discrete time crystal on an IBM backend: subharmonic response vs. kick error."""
import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter, ParameterVector
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2

L = 12
T = 20
eps_list = [0.02, 0.1, 0.3]
rng = np.random.default_rng(3)

g = Parameter("g")
phis = ParameterVector("phi", L - 1)
hs = ParameterVector("h", L)


def floquet(n_cycles):
    qc = QuantumCircuit(L)
    for q in range(0, L, 3):
        qc.x(q)
    for _ in range(n_cycles):
        qc.rx(np.pi * g, range(L))
        for parity in (0, 1):
            for i in range(parity, L - 1, 2):
                qc.rzz(phis[i], i, i + 1)
        for i in range(L):
            qc.rz(hs[i], i)
    qc.measure_all()
    return qc


service = QiskitRuntimeService(channel="ibm_quantum_platform")
backend = service.least_busy(operational=True, simulator=False)
pm = generate_preset_pass_manager(backend=backend, optimization_level=2)
circuits = [pm.run(floquet(t)) for t in range(T + 1)]

# one disorder realisation, same for every eps
phi_vals = rng.uniform(-1.5 * np.pi, -0.5 * np.pi, L - 1) / 2
h_vals = rng.uniform(-np.pi, np.pi, L)

bound = []
for eps in eps_list:
    values = {g: 1 - eps, phis: phi_vals, hs: h_vals}
    for circuit in circuits:
        used = {k: v for k, v in values.items()
                if any(p in circuit.parameters for p in (k if k is not g else [g]))}
        bound.append(circuit.assign_parameters(used))

sampler = SamplerV2(mode=backend)
sampler.options.default_shots = 1000
sampler.options.dynamical_decoupling.enable = True
job = sampler.run(bound)
print("job id", job.job_id())
result = job.result()

init = np.array([-1 if q % 3 == 0 else 1 for q in range(L)])
A = np.zeros((len(eps_list), T + 1))
for k, pub_result in enumerate(result):
    bits = pub_result.data.meas.to_bool_array(order="little")
    z = (1 - 2 * bits.astype(int)).mean(axis=0)
    A[divmod(k, T + 1)] = np.mean(init * z)

fig, ax = plt.subplots(1, 2, figsize=(9, 3))
for a, eps in zip(A, eps_list):
    ax[0].plot(a, ".-", label=rf"$\epsilon={eps}$")
    spec = np.abs(np.fft.rfft(a[:T])) ** 2
    ax[1].plot(np.fft.rfftfreq(T), spec / spec.sum())
ax[0].set_xlabel("Floquet cycle")
ax[0].set_ylabel(r"$\overline{\langle Z(0)Z(t)\rangle}$")
ax[0].legend()
ax[1].set_xlabel(r"$\omega/\omega_D$")
plt.tight_layout()
plt.savefig("dtc.png", dpi=160)
