from dataclasses import dataclass

import numpy as np
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2


@dataclass
class RamseyFit:
    qubit: int
    t2star: float
    freq: float
    offset: float

    def __str__(self):
        return f"Q{self.qubit}: T2* = {self.t2star * 1e6:.1f} us, detuning {self.offset / 1e3:+.2f} kHz"


QUBIT_LIST = [33, 37, 52]
ARTIFICIAL_DETUNING = 200e3  # Hz
MAX_DELAY = 40e-6
POINTS = 61


def ramsey_circuit(delay_dt, phase):
    """X90 - delay - Rz(2 pi f t) - X90"""
    qc = QuantumCircuit(1, 1)
    qc.sx(0)
    qc.delay(delay_dt, 0, unit="dt")
    qc.rz(phase, 0)
    qc.sx(0)
    qc.measure(0, 0)
    return qc


def model(t, amp, t2, f, phi0, c):
    return amp * np.exp(-t / t2) * np.cos(2 * np.pi * f * t + phi0) + c


def analyse(qubit, times, p1):
    spectrum = np.abs(np.fft.rfft(p1 - p1.mean()))
    freqs = np.fft.rfftfreq(len(times), times[1] - times[0])
    f0 = freqs[np.argmax(spectrum)]
    popt, _ = curve_fit(model, times, p1, p0=[0.4, 50e-6, f0, 0, 0.5], maxfev=20_000)
    return RamseyFit(qubit, abs(popt[1]), popt[2], popt[2] - ARTIFICIAL_DETUNING)


def main():
    service = QiskitRuntimeService()
    backend = service.backend("ibm_marrakesh")
    step = int(MAX_DELAY / (POINTS - 1) / backend.dt) // 16 * 16
    delays = np.arange(POINTS) * step
    times = delays * backend.dt

    pubs = []
    for q in QUBIT_LIST:
        pm = generate_preset_pass_manager(optimization_level=0, backend=backend, initial_layout=[q])
        for d, t in zip(delays, times):
            pubs.append(pm.run(ramsey_circuit(int(d), 2 * np.pi * ARTIFICIAL_DETUNING * t)))

    sampler = SamplerV2(mode=backend, options={"default_shots": 1024})
    job = sampler.run(pubs)
    print(f"{len(pubs)} circuits in job {job.job_id()}")
    print("estimated", job.usage_estimation)
    result = job.result()

    data = np.array([res.data.c.bitcount().mean() for res in result]).reshape(len(QUBIT_LIST), POINTS)
    for q, p1 in zip(QUBIT_LIST, data):
        print(analyse(q, times, p1))
    np.savez("ramsey.npz", times=times, data=data, qubits=QUBIT_LIST)


if __name__ == "__main__":
    main()
