"""Clifford data regression for the magnetisation of a Trotterised Ising quench."""
import numpy as np
from scipy.stats import linregress
from qiskit import QuantumCircuit
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import EstimatorV2
from qiskit_aer.noise import NoiseModel, depolarizing_error


def ising_circuit(n, J, h, dt, steps):
    qc = QuantumCircuit(n)
    for _ in range(steps):
        for i in range(0, n - 1, 2):
            qc.rzz(-2 * J * dt, i, i + 1)
        for i in range(1, n - 1, 2):
            qc.rzz(-2 * J * dt, i, i + 1)
        qc.rx(-2 * h * dt, range(n))
    return qc


def to_near_clifford(circuit, n_keep, rng):
    """Replace all but n_keep of the rz angles by the nearest (weighted) Clifford angle."""
    rz_pos = [k for k, inst in enumerate(circuit.data) if inst.operation.name == "rz"]
    keep = set(rng.choice(rz_pos, size=min(n_keep, len(rz_pos)), replace=False))
    new = circuit.copy_empty_like()
    for k, inst in enumerate(circuit.data):
        if inst.operation.name == "rz" and k not in keep:
            angle = float(inst.operation.params[0])
            cand = np.arange(4) * np.pi / 2
            dist = np.abs(np.exp(1j * cand) - np.exp(1j * angle))
            w = np.exp(-(dist**2) / 0.25)
            new.rz(rng.choice(cand, p=w / w.sum()), inst.qubits[0])
        else:
            new.append(inst.operation, inst.qubits, inst.clbits)
    return new


def noisy_backend():
    nm = NoiseModel()
    nm.add_all_qubit_quantum_error(depolarizing_error(0.012, 2), ["cx"])
    nm.add_all_qubit_quantum_error(depolarizing_error(8e-4, 1), ["sx", "x"])
    return AerSimulator(noise_model=nm, basis_gates=["rz", "sx", "x", "cx"])


def main():
    n, steps = 5, 4
    rng = np.random.default_rng(17)
    backend = noisy_backend()
    pm = generate_preset_pass_manager(
        optimization_level=1, basis_gates=["rz", "sx", "x", "cx"], seed_transpiler=1
    )
    target = pm.run(ising_circuit(n, J=1.0, h=0.7, dt=0.25, steps=steps))
    obs = SparsePauliOp.from_sparse_list([("Z", [n // 2], 1.0)], num_qubits=n)

    training = [to_near_clifford(target, n_keep=10, rng=rng) for _ in range(40)]
    x_exact = np.array([Statevector(c).expectation_value(obs).real for c in training])

    noisy = EstimatorV2.from_backend(backend)
    job = noisy.run([(c, obs) for c in training + [target]], precision=0.01)
    evs = np.array([float(pub.data.evs) for pub in job.result()])
    x_noisy, y_noisy = evs[:-1], evs[-1]

    fit = linregress(x_noisy, x_exact)
    mitigated = fit.slope * y_noisy + fit.intercept
    exact = Statevector(target).expectation_value(obs).real

    print(f"fit: a={fit.slope:.3f}+-{fit.stderr:.3f}  b={fit.intercept:.3f}  r={fit.rvalue:.3f}")
    print(f"exact     {exact:+.4f}")
    print(f"noisy     {y_noisy:+.4f}  (err {abs(y_noisy - exact):.4f})")
    print(f"mitigated {mitigated:+.4f}  (err {abs(mitigated - exact):.4f})")


if __name__ == "__main__":
    main()
