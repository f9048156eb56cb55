import numpy as np
import pandas as pd
from scipy.stats import entropy

from qiskit.circuit.library import efficient_su2
from qiskit.quantum_info import Statevector

# target: discretised lognormal on 8 bins
N_QUBITS = 3
BINS = 2**N_QUBITS
rng = np.random.default_rng(0)

samples = rng.lognormal(mean=1.0, sigma=0.5, size=20_000)
samples = np.round(samples[samples < BINS]).astype(int)
samples = samples[samples < BINS]
target = np.bincount(samples, minlength=BINS) / len(samples)

generator = efficient_su2(N_QUBITS, su2_gates=["ry"], reps=3, entanglement="linear")
n_params = generator.num_parameters


def gen_probs(theta):
    return Statevector(generator.assign_parameters(theta)).probabilities()


class Discriminator:
    """Tabular discriminator: one logit per bin, enough for a toy."""

    def __init__(self, bins):
        self.logits = np.zeros(bins)

    def prob_real(self):
        return 1.0 / (1.0 + np.exp(-self.logits))

    def step(self, p_real, p_fake, lr):
        d = self.prob_real()
        grad = p_real * (1 - d) - p_fake * d  # ascent on log-likelihood
        self.logits += lr * grad


def gen_loss(theta, disc):
    return -np.dot(gen_probs(theta), np.log(disc.prob_real() + 1e-9))


def gen_grad(theta, disc):
    grad = np.zeros_like(theta)
    for i in range(len(theta)):
        e = np.zeros_like(theta)
        e[i] = np.pi / 2
        grad[i] = 0.5 * (gen_loss(theta + e, disc) - gen_loss(theta - e, disc))
    return grad


theta = rng.normal(scale=0.1, size=n_params)
disc = Discriminator(BINS)
log = []

# adam for the generator
m = np.zeros(n_params)
v = np.zeros(n_params)
beta1, beta2, lr_g = 0.7, 0.99, 0.02

for epoch in range(1, 301):
    p_fake = gen_probs(theta)
    for _ in range(5):
        disc.step(target, p_fake, lr=1.0)

    g = gen_grad(theta, disc)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**epoch)
    v_hat = v / (1 - beta2**epoch)
    theta = theta - lr_g * m_hat / (np.sqrt(v_hat) + 1e-8)

    log.append(
        {
            "epoch": epoch,
            "g_loss": gen_loss(theta, disc),
            "kl": entropy(target + 1e-9, gen_probs(theta) + 1e-9),
        }
    )

history = pd.DataFrame(log).set_index("epoch")
print(history.iloc[::50])
print(pd.DataFrame({"target": target, "generated": gen_probs(theta)}).round(4))
history.to_csv("qgan_history.csv")
