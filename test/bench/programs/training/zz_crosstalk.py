"""Static ZZ between neighbours from a Ramsey experiment with the spectator in 0 or 1.

zeta = f(spectator=1) - f(spectator=0), measured for the given edges.
"""
import logging

import numpy as np
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit
from qiskit.transpiler import CouplingMap, generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2 as Sampler, Session

logging.basicConfig(level="INFO")
log = logging.getLogger("zz")

EDGES = [(50, 51), (51, 52), (70, 71), (97, 98)]
DETUNING = 0.25e6
N_POINTS = 41
T_MAX = 12e-6


def check_edges(coupling: CouplingMap):
    edges = {tuple(sorted(e)) for e in coupling.get_edges()}
    missing = [e for e in EDGES if tuple(sorted(e)) not in edges]
    if missing:
        raise SystemExit(f"not coupled: {missing}")


def zz_ramsey(samples, seconds, spectator):
    """Qubit 0 is the probe, qubit 1 the spectator."""
    circuit = QuantumCircuit(2, 1)
    if spectator:
        circuit.x(1)
    circuit.barrier()
    circuit.sx(0)
    circuit.delay(samples, 0, "dt")
    circuit.rz(2 * np.pi * DETUNING * seconds, 0)
    circuit.sx(0)
    circuit.barrier()
    circuit.measure(0, 0)
    return circuit


def ramsey_frequency(t, p):
    def f(t, a, tau, nu, phi, b):
        return a * np.exp(-t / tau) * np.cos(2 * np.pi * nu * t + phi) + b

    popt, pcov = curve_fit(f, t, p, p0=[-0.5, 40e-6, DETUNING, 0, 0.5], maxfev=10_000)
    return popt[2], np.sqrt(pcov[2, 2])


service = QiskitRuntimeService()
backend = service.backend("ibm_brussels", instance="crosstalk-study")
check_edges(backend.coupling_map)

constraints = backend.target.timing_constraints()
grid = constraints.granularity
samples = np.linspace(grid, T_MAX / backend.dt, N_POINTS).astype(int) // grid * grid
t = samples * backend.dt

with Session(backend=backend, max_time="15m") as session:
    sampler = Sampler(mode=session)
    sampler.options.default_shots = 2048
    for probe, spect in EDGES:
        pm = generate_preset_pass_manager(optimization_level=0, backend=backend, initial_layout=[probe, spect])
        circuits = [zz_ramsey(int(s), sec, b) for b in (0, 1) for s, sec in zip(samples, t)]
        job = sampler.run(pm.run(circuits))
        log.info("edge %s job %s", (probe, spect), job.job_id())
        p1 = [pub.data.c.get_counts().get("1", 0) / 2048 for pub in job.result()]
        (f0, s0), (f1, s1) = (ramsey_frequency(t, p1[k : k + N_POINTS]) for k in (0, N_POINTS))
        print(f"{probe:>4}-{spect:<4} zeta = {(f1 - f0) / 1e3:+8.2f} +- {np.hypot(s0, s1) / 1e3:.2f} kHz")
    log.info("session usage %s s", session.usage())
