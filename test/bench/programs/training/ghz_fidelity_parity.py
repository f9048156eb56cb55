"""GHZ fidelity from populations and parity oscillations, N = 4 ... 12."""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, QiskitRuntimeService, SamplerV2

BACKEND = "ibm_torino"
SIZES = (4, 6, 8, 10, 12)
SHOTS = 4000
CHAIN = [61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72]

phi = Parameter("phi")


def ghz_from_center(n):
    """Grow from the middle so the depth is n/2."""
    qc = QuantumCircuit(n)
    mid = n // 2
    qc.h(mid)
    for d in range(mid):
        if mid + d + 1 < n:
            qc.cx(mid + d, mid + d + 1)
        qc.cx(mid - d, mid - d - 1)
    return qc


def population_circuit(n):
    qc = ghz_from_center(n)
    qc.measure_all()
    return qc


def parity_circuit(n):
    qc = ghz_from_center(n)
    qc.barrier()
    qc.rz(phi, range(n))
    qc.h(range(n))
    qc.measure_all()
    return qc


def coherence(parities, phis, n):
    """Fourier component at frequency n."""
    return np.abs(np.mean(parities * np.exp(-1j * n * phis))) * 2


def main():
    service = QiskitRuntimeService()
    backend = service.backend(BACKEND)

    jobs = {}
    with Batch(backend=backend):
        sampler = SamplerV2()
        sampler.options.default_shots = SHOTS
        sampler.options.dynamical_decoupling.enable = True
        sampler.options.twirling.enable_measure = True
        for n in SIZES:
            pm = generate_preset_pass_manager(
                optimization_level=2, backend=backend, initial_layout=CHAIN[:n], seed_transpiler=0
            )
            phis = np.arange(2 * n + 2) * np.pi / (n + 1)
            pop, par = pm.run([population_circuit(n), parity_circuit(n)])
            jobs[n] = (phis, sampler.run([pop, (par, phis[:, None])]))

    print(f"{'N':>3} {'P':>8} {'C':>8} {'F':>8}")
    for n, (phis, job) in jobs.items():
        pop_res, par_res = job.result()
        counts = pop_res.data.meas.get_counts()
        population = (counts.get("0" * n, 0) + counts.get("1" * n, 0)) / SHOTS

        ones = par_res.data.meas.bitcount()  # (num phis, shots)
        parities = np.mean((-1.0) ** ones, axis=-1)
        c = coherence(parities, phis, n)
        fidelity = 0.5 * (population + c)
        mark = "GME" if fidelity > 0.5 else ""
        print(f"{n:>3} {population:>8.3f} {c:>8.3f} {fidelity:>8.3f} {mark}")


if __name__ == "__main__":
    main()
