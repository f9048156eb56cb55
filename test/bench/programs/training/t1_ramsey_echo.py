import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError, thermal_relaxation_error

# delays are emulated with `id` gates of fixed length so the noise model sees them
T1, T2 = 85e3, 60e3  # ns
T_ID = 500
DETUNING = 0.04e-3  # GHz
SHOTS = 4000

noise_model = NoiseModel()
noise_model.add_all_qubit_quantum_error(thermal_relaxation_error(T1, T2, T_ID), ["id"])
noise_model.add_all_qubit_readout_error(ReadoutError([[0.985, 0.015], [0.03, 0.97]]))
backend = AerSimulator(noise_model=noise_model, seed_simulator=1)


def idle(qc, m):
    for _ in range(m):
        qc.id(0)


def t1_circ(m):
    qc = QuantumCircuit(1, 1)
    qc.x(0)
    idle(qc, m)
    qc.measure(0, 0)
    return qc


def ramsey_circ(m):
    qc = QuantumCircuit(1, 1)
    qc.h(0)
    idle(qc, m)
    qc.rz(2 * np.pi * DETUNING * m * T_ID, 0)
    qc.h(0)
    qc.measure(0, 0)
    return qc


def echo_circ(m):
    qc = QuantumCircuit(1, 1)
    qc.h(0)
    idle(qc, m // 2)
    qc.x(0)
    idle(qc, m - m // 2)
    qc.h(0)
    qc.measure(0, 0)
    return qc


def p1(circs):
    # no transpile: optimisation would delete the ids
    res = backend.run(circs, shots=SHOTS).result()
    return np.array([res.get_counts(k).get("1", 0) / SHOTS for k in range(len(circs))])


def f_exp(t, a, tau, b):
    return a * np.exp(-t / tau) + b


def f_osc(t, a, tau, f, phi, b):
    return a * np.exp(-t / tau) * np.cos(2 * np.pi * f * t + phi) + b


ms = np.arange(0, 401, 8)
t = ms * T_ID

y_t1 = p1([t1_circ(m) for m in ms])
y_echo = p1([echo_circ(m) for m in ms])
ms_r = np.arange(0, 240, 3)
t_r = ms_r * T_ID
y_r = p1([ramsey_circ(m) for m in ms_r])

popt1, pcov1 = curve_fit(f_exp, t, y_t1, p0=[1, 50e3, 0])
popte, pcove = curve_fit(f_exp, t, y_echo, p0=[-0.5, 50e3, 0.5])
poptr, pcovr = curve_fit(f_osc, t_r, y_r, p0=[-0.5, 40e3, DETUNING * 1.05, 0, 0.5])

for name, popt, pcov in [("T1", popt1, pcov1), ("T2 echo", popte, pcove), ("T2*", poptr, pcovr)]:
    print(f"{name:8s} = {popt[1] / 1e3:6.1f} +- {np.sqrt(pcov[1, 1]) / 1e3:.1f} us")
print(f"detuning = {poptr[2] * 1e6:.2f} kHz (set {DETUNING * 1e6:.2f})")

fig, axs = plt.subplots(3, 1, figsize=(6, 9))
for ax, tt, y, f, popt, lab in [
    (axs[0], t, y_t1, f_exp, popt1, "T1"),
    (axs[1], t_r, y_r, f_osc, poptr, "Ramsey"),
    (axs[2], t, y_echo, f_exp, popte, "Hahn echo"),
]:
    ax.plot(tt / 1e3, y, ".")
    ax.plot(tt / 1e3, f(tt, *popt), "-")
    ax.set_title(lab)
    ax.set_ylabel("P(1)")
axs[-1].set_xlabel(r"delay [$\mu$s]")
fig.tight_layout()
fig.savefig("coherence.png")
