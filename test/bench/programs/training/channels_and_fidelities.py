import numpy as np
import matplotlib.pyplot as plt
from qiskit.quantum_info import (
    Choi,
    DensityMatrix,
    Kraus,
    Operator,
    PTM,
    SuperOp,
    average_gate_fidelity,
    process_fidelity,
    purity,
    random_unitary,
    state_fidelity,
)

# Amplitude damping from Kraus operators
gamma = 0.2
noise_ops = [
    np.array([[1, 0], [0, np.sqrt(1 - gamma)]]),
    np.array([[0, np.sqrt(gamma)], [0, 0]]),
]
kraus = Kraus(noise_ops)
print(f"Is CPTP: {kraus.is_cptp()}")
print(f"Input dims {kraus.input_dims()}, output dims {kraus.output_dims()}")

# Convert to other representations
superop = SuperOp(kraus)
choi = Choi(kraus)
ptm = PTM(kraus)
print("Pauli transfer matrix:")
print(np.round(ptm.data.real, 3))
print("Choi matrix trace:", np.trace(choi.data).real)

# Compose with a gate and apply it to a state
hadamard = Operator.from_label("H")
noisy_hadamard = SuperOp(hadamard).compose(superop)
rho = DensityMatrix.from_label("0")
print(rho.evolve(noisy_hadamard))

f_avg = average_gate_fidelity(noisy_hadamard, hadamard)
f_pro = process_fidelity(noisy_hadamard, hadamard)
print(f"Average gate fidelity: {f_avg:.5f}")
print(f"Process fidelity:      {f_pro:.5f}")
assert np.isclose(f_avg, (2 * f_pro + 1) / 3)

# Two-qubit channels: noise on the first qubit only
identity = SuperOp(np.eye(4))
noise_on_q0 = identity.tensor(superop)
bell = DensityMatrix.from_label("00").evolve(Operator.from_label("H"), [0])
cx = Operator(np.array([[1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0], [0, 1, 0, 0]]))
bell = bell.evolve(cx)
noisy_bell = bell.evolve(noise_on_q0)
print(f"Bell state fidelity: {state_fidelity(bell, noisy_bell):.4f}")
print(f"Purity: {purity(noisy_bell).real:.4f}")

# Random unitary, repeated noise
target = random_unitary(2, seed=8)
fidelities = []
for repetition in range(1, 16):
    channel = SuperOp(target).compose(superop.power(repetition))
    fidelities.append(process_fidelity(channel, target))

plt.plot(range(1, 16), fidelities, "o-")
plt.xlabel("Number of damping channels")
plt.ylabel("Process fidelity")
plt.grid(alpha=0.3)
plt.show()
