import statistics
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel
from qiskit_ibm_runtime import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeManilaV2, FakeLagosV2, FakeAlmadenV2


def parity_circuit(n: int) -> QuantumCircuit:
    qc = QuantumCircuit(n, 1)
    for q in range(n - 1):
        qc.h(q)
        qc.cx(q, n - 1)
    qc.measure(n - 1, 0)
    return qc


def success(backend, repetitions: int = 3) -> list[float]:
    pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
    isa = pm.run(parity_circuit(4))
    sampler = SamplerV2(mode=backend)
    values = []
    for _ in range(repetitions):
        job = sampler.run([isa], shots=2000)
        counts = job.result()[0].data.c.get_counts()
        values.append(counts.get("0", 0) / 2000)
    return values


backends = [FakeManilaV2(), FakeLagosV2(), FakeAlmadenV2()]
for backend in backends:
    values = success(backend)
    mean = statistics.mean(values)
    spread = statistics.pstdev(values)
    print(f"{backend.name:>20}: {mean:.3f} +/- {spread:.3f}")

noise_model = NoiseModel.from_backend(backends[0])
simulator = AerSimulator(noise_model=noise_model)
print(simulator.configuration().n_qubits)
