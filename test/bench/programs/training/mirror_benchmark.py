import logging
from collections import Counter

import numpy as np
import pandas as pd
from qiskit import QuantumCircuit
from qiskit.quantum_info import Pauli, random_clifford
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime.fake_provider import FakeBrisbane

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
log = logging.getLogger("mirror")
rng = np.random.default_rng(77)


def random_path(coupling, k):
    """Self-avoiding walk of k qubits on the device graph."""
    neigh = {}
    for a, b in coupling.get_edges():
        neigh.setdefault(a, set()).add(b)
        neigh.setdefault(b, set()).add(a)
    while True:
        path = [int(rng.integers(coupling.size()))]
        while len(path) < k:
            free = sorted(neigh[path[-1]] - set(path))
            if not free:
                break
            path.append(int(rng.choice(free)))
        if len(path) == k:
            return path


def half(width, layers, density=0.5):
    qc = QuantumCircuit(width)
    for _ in range(layers):
        for q in range(width):
            qc.compose(random_clifford(1, seed=rng).to_circuit(), [q], inplace=True)
        q = 0
        while q < width - 1:
            if rng.random() < density:
                qc.ecr(q, q + 1)
                q += 2
            else:
                q += 1
        qc.barrier()
    return qc


def mirror(width, layers):
    h = half(width, layers)
    mid = Pauli("".join(rng.choice(list("IXYZ"), size=width)))
    qc = h.copy()
    qc.append(mid, range(width))
    qc.barrier()
    qc.compose(h.inverse(), inplace=True)
    qc.measure_all()

    # V^dg P V is a Pauli, its X part says which bits flip
    out = mid.evolve(h, frame="h")
    target = "".join("1" if x else "0" for x in reversed(out.x))
    return qc, target


def polarization(counts, target):
    n, tot = len(target), sum(counts.values())
    dist = Counter()
    for b, c in counts.items():
        dist[sum(x != y for x, y in zip(b, target))] += c
    s = sum((-0.5) ** k * c for k, c in dist.items()) / tot
    return (4**n * s - 1) / (4**n - 1)


backend = FakeBrisbane()
sim = AerSimulator.from_backend(backend)
rows = []
for width in (2, 4, 6):
    for layers in (1, 2, 4, 8, 16):
        for rep in range(6):
            path = random_path(backend.coupling_map, width)
            qc, target = mirror(width, layers)
            pm = generate_preset_pass_manager(
                optimization_level=1, backend=backend, initial_layout=path, layout_method="trivial"
            )
            isa = pm.run(qc)
            counts = sim.run(isa, shots=1024).result().get_counts()
            rows.append(dict(
                width=width,
                depth=2 * layers,
                rep=rep,
                n2q=isa.num_nonlocal_gates(),
                success=counts.get(target, 0) / 1024,
                S=polarization(counts, target),
            ))
        log.info("width %d depth %d done", width, 2 * layers)

df = pd.DataFrame(rows)
print(df.groupby(["width", "depth"])[["n2q", "success", "S"]].mean().round(3))
df.to_csv("mirror.csv", index=False)

# volumetric style: entanglement infidelity per layer from the decay of mean S
for width, sub in df.groupby("width"):
    m = sub.groupby("depth").S.mean()
    m = m[m > 0.02]
    p = np.exp(np.polyfit(m.index, np.log(m), 1)[0])
    r = (4**width - 1) / 4**width * (1 - p)
    print(f"width {width}: r = {r:.4f} per layer")
