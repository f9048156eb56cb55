from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import hellinger_fidelity
from qiskit.transpiler import generate_preset_pass_manager
from qiskit.visualization import plot_distribution
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError, depolarizing_error
from qiskit_ibm_runtime import SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeManilaV2

# Bernstein-Vazirani with the secret string 1011
secret = "1011"
n = len(secret)
bv = QuantumCircuit(n + 1, n)
bv.x(n)
bv.h(range(n + 1))
for index, bit in enumerate(reversed(secret)):
    if bit == "1":
        bv.cx(index, n)
bv.h(range(n))
bv.measure(range(n), range(n))

# 1. Ideal
ideal_result = StatevectorSampler(seed=12).run([bv], shots=4000).result()
ideal_counts = ideal_result[0].data.c.get_counts()
print(f"Ideal: {ideal_counts}")

# 2. Fake backend in the local testing mode of qiskit-ibm-runtime
fake_manila = FakeManilaV2()
pm = generate_preset_pass_manager(backend=fake_manila, optimization_level=1)
isa_bv = pm.run(bv)
sampler = SamplerV2(mode=fake_manila, options={"simulator": {"seed_simulator": 42}})
fake_counts = sampler.run([isa_bv], shots=4000).result()[0].data.c.get_counts()

# 3. Aer with the noise model of the same device
noise_model = NoiseModel.from_backend(fake_manila)
aer = AerSimulator(
    noise_model=noise_model,
    coupling_map=fake_manila.coupling_map,
    basis_gates=noise_model.basis_gates,
)
aer_counts = SamplerV2(mode=aer).run([isa_bv], shots=4000).result()[0].data.c.get_counts()

# 4. Aer with a simple hand-made noise model
simple_noise = NoiseModel()
simple_noise.add_all_qubit_quantum_error(depolarizing_error(0.001, 1), ["sx", "x"])
simple_noise.add_all_qubit_quantum_error(depolarizing_error(0.01, 2), ["cx"])
simple_noise.add_all_qubit_readout_error(ReadoutError([[0.98, 0.02], [0.04, 0.96]]))
print(simple_noise)

aer_simple = AerSimulator(noise_model=simple_noise)
simple_counts = (
    SamplerV2(mode=aer_simple).run([isa_bv], shots=4000).result()[0].data.c.get_counts()
)

for name, counts in [
    ("FakeManilaV2", fake_counts),
    ("NoiseModel.from_backend", aer_counts),
    ("simple noise", simple_counts),
]:
    fidelity = hellinger_fidelity(ideal_counts, counts)
    print(f"{name:<25} P({secret}) = {counts[secret] / 4000:.3f}  fidelity = {fidelity:.3f}")

plot_distribution(
    [ideal_counts, fake_counts, simple_counts],
    legend=["ideal", "fake backend", "simple noise"],
    number_to_keep=8,
    filename="bv_noise.pdf",
)
