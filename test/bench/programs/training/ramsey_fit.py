import numpy as np
import pandas as pd
from scipy.optimize import curve_fit
from scipy.fft import rfft, rfftfreq

from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, phase_damping_error

dt = 50e-9            # one idle step
detuning = 400e3      # Hz
steps = np.arange(0, 160, 2)
SHOTS = 2048

# dephasing per idle step chosen so that T_phi is 3 us
lam = 1 - np.exp(-2 * dt / 3e-6)
noise = NoiseModel()
noise.add_all_qubit_quantum_error(phase_damping_error(lam), ["id"])
simulator = AerSimulator(noise_model=noise, seed_simulator=20)

phase = Parameter("phase")


def ramsey(n_steps, echo=False):
    qc = QuantumCircuit(1)
    qc.sx(0)
    for k in range(n_steps):
        if echo and k == n_steps // 2:
            qc.x(0)
        qc.id(0)
    if not echo:
        qc.rz(phase, 0)
    qc.sx(0)
    qc.measure_all()
    return qc


circuits = [
    ramsey(int(n)).assign_parameters({phase: 2 * np.pi * detuning * n * dt}) for n in steps
]
counts = simulator.run(circuits, shots=SHOTS).result().get_counts()
df = pd.DataFrame({"t": steps * dt, "p1": [c.get("1", 0) / SHOTS for c in counts]})


def damped_cos(t, amp, tau, freq, phi, offset):
    return amp * np.exp(-t / tau) * np.cos(2 * np.pi * freq * t + phi) + offset


# frequency guess from the spectrum
spectrum = np.abs(rfft(df.p1 - df.p1.mean()))
freq0 = rfftfreq(len(df), d=df.t[1] - df.t[0])[spectrum.argmax()]

popt, pcov = curve_fit(
    damped_cos, df.t, df.p1, p0=[0.5, 2e-6, freq0, 0, 0.5],
    bounds=([0, 1e-8, 0, -np.pi, 0], [1, 1e-3, 5e6, np.pi, 1]),
)
perr = np.sqrt(np.diag(pcov))
df["fit"] = damped_cos(df.t, *popt)
df["residual"] = df.p1 - df.fit

print(f"T2*      = {popt[1] * 1e6:.2f} +- {perr[1] * 1e6:.2f} us")
print(f"detuning = {popt[2] / 1e3:.1f} +- {perr[2] / 1e3:.1f} kHz (set {detuning / 1e3:.0f})")
print(f"chi2/dof = {(df.residual**2 / (0.25 / SHOTS)).sum() / (len(df) - 5):.2f}")
df.to_csv("ramsey.csv", index=False)
