# Compare GHZ fidelity with and without dynamical decoupling
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit.visualization import plot_histogram
from qiskit_ibm_runtime import Batch, QiskitRuntimeService, SamplerV2 as Sampler

num_qubits = 8
shots = 4096

ghz = QuantumCircuit(num_qubits, name="ghz")
ghz.h(0)
ghz.cx(0, range(1, num_qubits))
ghz.measure_all()

service = QiskitRuntimeService(channel="ibm_quantum_platform")
backend = service.least_busy(operational=True, simulator=False, min_num_qubits=127)
pass_manager = generate_preset_pass_manager(
    optimization_level=3, backend=backend, seed_transpiler=11
)
isa_ghz = pass_manager.run(ghz)

sequences = [None, "XX", "XpXm", "XY4"]
jobs = {}

with Batch(backend=backend):
    for sequence in sequences:
        sampler = Sampler()
        if sequence is not None:
            sampler.options.dynamical_decoupling.enable = True
            sampler.options.dynamical_decoupling.sequence_type = sequence
            sampler.options.dynamical_decoupling.extra_slack_distribution = "middle"
            sampler.options.dynamical_decoupling.scheduling_method = "alap"
        jobs[sequence] = sampler.run([isa_ghz], shots=shots)
        print(f"{sequence}: {jobs[sequence].job_id()}")

all_counts = []
legend = []
for sequence, job in jobs.items():
    counts = job.result()[0].data.meas.get_counts()
    good = counts.get("0" * num_qubits, 0) + counts.get("1" * num_qubits, 0)
    print(f"DD sequence {sequence}: GHZ population {good / shots:.3f}")
    all_counts.append(counts)
    legend.append("no DD" if sequence is None else sequence)

plot_histogram(
    all_counts,
    legend=legend,
    number_to_keep=6,
    figsize=(12, 5),
    title=f"{num_qubits}-qubit GHZ on {backend.name}",
    filename="ghz_dd.png",
)
