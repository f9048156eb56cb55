"""Teleport a state along a line of the heavy-hex lattice by entanglement swapping."""
import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.classical import expr
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2 as Sampler

BACKEND = "ibm_fez"
# source, then Bell pairs: the path must have odd length
PATH = [43, 44, 45, 46, 47, 57, 67, 66, 65]
THETA, PHI = 0.7, 1.1
SHOTS = 5000


def teleport(num_hops, basis):
    """num_hops Bell pairs, all Bell measurements in parallel, one correction at the end."""
    n = 2 * num_hops + 1
    qr = QuantumRegister(n, "q")
    mx = ClassicalRegister(num_hops, "mx")
    mz = ClassicalRegister(num_hops, "mz")
    out = ClassicalRegister(1, "out")
    qc = QuantumCircuit(qr, mx, mz, out)

    qc.ry(THETA, qr[0])
    qc.rz(PHI, qr[0])
    for k in range(num_hops):
        qc.h(qr[2 * k + 1])
        qc.cx(qr[2 * k + 1], qr[2 * k + 2])
    qc.barrier()
    for k in range(num_hops):
        qc.cx(qr[2 * k], qr[2 * k + 1])
        qc.h(qr[2 * k])
    for k in range(num_hops):
        qc.measure(qr[2 * k], mz[k])
        qc.measure(qr[2 * k + 1], mx[k])

    parity_x = expr.lift(mx[0])
    parity_z = expr.lift(mz[0])
    for k in range(1, num_hops):
        parity_x = expr.bit_xor(parity_x, mx[k])
        parity_z = expr.bit_xor(parity_z, mz[k])
    with qc.if_test(parity_x):
        qc.x(qr[-1])
    with qc.if_test(parity_z):
        qc.z(qr[-1])

    if basis == "X":
        qc.h(qr[-1])
    elif basis == "Y":
        qc.sdg(qr[-1])
        qc.h(qr[-1])
    qc.measure(qr[-1], out[0])
    return qc


def main():
    backend = QiskitRuntimeService().backend(BACKEND)
    ideal = np.array([np.sin(THETA) * np.cos(PHI), np.sin(THETA) * np.sin(PHI), np.cos(THETA)])

    circuits, hops = [], range(1, (len(PATH) - 1) // 2 + 1)
    for h in hops:
        pm = generate_preset_pass_manager(
            optimization_level=1, backend=backend, initial_layout=PATH[: 2 * h + 1]
        )
        circuits += pm.run([teleport(h, b) for b in "XYZ"])

    sampler = Sampler(mode=backend)
    sampler.options.default_shots = SHOTS
    job = sampler.run(circuits)
    print(job.job_id())
    result = job.result()

    for i, h in enumerate(hops):
        bloch = []
        for pub in result[3 * i : 3 * i + 3]:
            counts = pub.data.out.get_counts()
            bloch.append((counts.get("0", 0) - counts.get("1", 0)) / SHOTS)
        fidelity = (1 + ideal @ np.array(bloch)) / 2
        print(f"{h} hops, {2 * h} qubits away: bloch {np.round(bloch, 3)} fidelity {fidelity:.3f}")


if __name__ == "__main__":
    main()
