def total_shots(circuits, shots):
    return sum(shots for _ in circuits)


def split_budget(budget, weights):
    total = sum(weights)
    shares = [int(budget * w / total) for w in weights]
    remainder = budget - sum(shares)
    for i in range(remainder):
        shares[i] += 1
    return shares


from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2
from qiskit_aer import AerSimulator

backend = AerSimulator()
sampler = BackendSamplerV2(backend=backend)
circuits = []
for theta in [0.1, 0.2, 0.3]:
    qc = QuantumCircuit(1)
    qc.rx(theta, 0)
    qc.measure_all()
    circuits.append(qc)

shots = split_budget(1000, [1, 2, 3])
pubs = [(qc, None, n) for qc, n in zip(circuits, shots)]
job = sampler.run(pubs)
for pub, n in zip(job.result(), shots):
    print(n, pub.data.meas.get_counts())
