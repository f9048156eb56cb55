import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import Operator, Pauli, random_pauli_list
from qiskit.synthesis import synth_pauli_network_rustiq
from qiskit.transpiler import generate_preset_pass_manager


def basis_change(pauli):
    qc = QuantumCircuit(pauli.num_qubits)
    for q in range(pauli.num_qubits):
        if pauli.x[q] and pauli.z[q]:
            qc.sdg(q)
            qc.h(q)
        elif pauli.x[q]:
            qc.h(q)
    return qc


def gadget(pauli, theta, style="ladder"):
    """exp(-i theta/2 P)"""
    n = pauli.num_qubits
    support = [q for q in range(n) if pauli.x[q] or pauli.z[q]]
    qc = QuantumCircuit(n)
    if not support:
        qc.global_phase = -theta / 2
        return qc

    qc.compose(basis_change(pauli), inplace=True)
    parity = QuantumCircuit(n)
    if style == "ladder":
        for a, b in zip(support, support[1:]):
            parity.cx(a, b)
    elif style == "star":
        for a in support[:-1]:
            parity.cx(a, support[-1])
    elif style == "tree":
        layer = support
        while len(layer) > 1:
            nxt = layer[1::2]
            for a, b in zip(layer[::2], layer[1::2]):
                parity.cx(a, b)
            if len(layer) % 2:
                nxt = nxt + [layer[-1]]
            layer = nxt
    else:
        raise ValueError(style)

    qc.compose(parity, inplace=True)
    qc.rz(theta, support[-1])
    qc.compose(parity.inverse(), inplace=True)
    qc.compose(basis_change(pauli).inverse(), inplace=True)
    return qc


pauli = Pauli("XZYIZX")
theta = 0.731
reference = Operator(PauliEvolutionGate(pauli, time=theta / 2))
print(f"{'style':<8} cx  depth  correct")
for style in ("ladder", "star", "tree"):
    qc = gadget(pauli, theta, style)
    print(f"{style:<8} {qc.count_ops()['cx']:<3} {qc.depth():<6} {Operator(qc).equiv(reference)}")

# a product of many gadgets: let something smarter look at the whole network
rng = np.random.default_rng(4)
paulis = random_pauli_list(6, size=15, seed=8, phase=False)
angles = rng.uniform(-np.pi, np.pi, size=len(paulis))

full = QuantumCircuit(6)
for p, t in zip(paulis, angles):
    full.compose(gadget(p, t, "tree"), inplace=True)

network = [
    (p.to_label()[::-1], list(range(6)), float(t)) for p, t in zip(paulis, angles)
]
rustiq = synth_pauli_network_rustiq(
    num_qubits=6, pauli_network=network, preserve_order=True, optimize_count=True
)

pm = generate_preset_pass_manager(optimization_level=2, basis_gates=["cx", "rz", "sx", "x"])
for name, circ in [("naive", full), ("naive+transpile", pm.run(full)), ("rustiq", pm.run(rustiq))]:
    print(f"{name:<16} cx={circ.count_ops().get('cx', 0):<4} depth={circ.depth()}")
