from qiskit import QuantumCircuit
from qiskit.quantum_info import hellinger_fidelity
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import SamplerV2 as Sampler
from qiskit_ibm_runtime.fake_provider import FakeBrisbane, FakeKyoto, FakeManilaV2, FakeNairobiV2, FakeSherbrooke, FakeTorino
import matplotlib.pyplot as plt

devices = [FakeManilaV2(), FakeNairobiV2(), FakeSherbrooke(), FakeBrisbane(), FakeKyoto(), FakeTorino()]
SIZES = [2, 3, 4, 5]
SHOTS = 4096


def ghz(n):
    qc = QuantumCircuit(n)
    qc.h(0)
    for i in range(n - 1):
        qc.cx(i, i + 1)
    qc.measure_all()
    return qc


scores = {}
for dev in devices:
    noisy = AerSimulator.from_backend(dev)
    pm = generate_preset_pass_manager(backend=dev, optimization_level=3, seed_transpiler=42)
    sampler = Sampler(mode=noisy)
    isa = [pm.run(ghz(n)) for n in SIZES]
    results = sampler.run(isa, shots=SHOTS).result()

    scores[dev.name] = []
    for n, res in zip(SIZES, results):
        counts = res.data.meas.get_counts()
        ideal = {'0' * n: SHOTS // 2, '1' * n: SHOTS // 2}
        scores[dev.name].append(hellinger_fidelity(ideal, counts))

    twoq = [c.num_nonlocal_gates() for c in isa]
    print(f'{dev.name:18s} {dev.num_qubits:4d}q  2q gates {twoq}  F = {scores[dev.name][-1]:.4f}')

ranking = sorted(scores, key=lambda d: scores[d][-1], reverse=True)
print('\nwinner:', ranking[0])

for name in ranking:
    plt.plot(SIZES, scores[name], marker='o', label=name)
plt.xticks(SIZES)
plt.xlabel('GHZ size'); plt.ylabel('Hellinger fidelity')
plt.title('Fake device shootout'); plt.grid(alpha=.3); plt.legend()
plt.savefig('shootout.png', dpi=150)
