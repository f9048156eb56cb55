"""Maximum-likelihood amplitude estimation of the fair value of a T-bill.

The bill pays 1 with rate risk as a Bernoulli variable; the same routine is
reused afterwards for an expected tail loss. No QPE, only powers of Q.
"""
import numpy as np
import pandas as pd
from scipy.optimize import brute

from qiskit import QuantumCircuit
from qiskit.circuit.library import grover_operator
from qiskit.primitives import StatevectorSampler


def bernoulli_operator(p):
    a_op = QuantumCircuit(1, name="A")
    a_op.ry(2 * np.arcsin(np.sqrt(p)), 0)
    return a_op


def loss_operator(probs, losses):
    """Two independent defaults; the loss, scaled to [0, 1], goes into qubit 2."""
    a_op = QuantumCircuit(3, name="A")
    for k, p in enumerate(probs):
        a_op.ry(2 * np.arcsin(np.sqrt(p)), k)
    total = sum(losses)
    # one rotation per joint outcome
    for outcome in range(1, 4):
        loss = sum(l for k, l in enumerate(losses) if outcome >> k & 1)
        angle = 2 * np.arcsin(np.sqrt(loss / total))
        flips = [k for k in range(2) if not outcome >> k & 1]
        if flips:
            a_op.x(flips)
        a_op.mcry(angle, [0, 1], 2)
        if flips:
            a_op.x(flips)
    return a_op


def good_state_oracle(num_qubits, objective):
    oracle = QuantumCircuit(num_qubits)
    oracle.z(objective)
    return oracle


def mlae(a_op, objective, powers, shots, sampler):
    q_op = grover_operator(good_state_oracle(a_op.num_qubits, objective), state_preparation=a_op)
    circuits = []
    for k in powers:
        qc = QuantumCircuit(a_op.num_qubits, 1)
        qc.compose(a_op, inplace=True)
        for _ in range(k):
            qc.compose(q_op, inplace=True)
        qc.measure(objective, 0)
        circuits.append(qc)
    result = sampler.run(circuits, shots=shots).result()
    hits = np.array([r.data.c.get_counts().get("1", 0) for r in result])

    def neg_log_likelihood(theta):
        theta = float(np.squeeze(theta))
        prob = np.sin((2 * np.array(powers) + 1) * theta) ** 2
        prob = np.clip(prob, 1e-10, 1 - 1e-10)
        return -np.sum(hits * np.log(prob) + (shots - hits) * np.log(1 - prob))

    theta = brute(neg_log_likelihood, [(1e-4, np.pi / 2 - 1e-4)], Ns=5000)
    return float(np.sin(np.squeeze(theta)) ** 2)


sampler = StatevectorSampler(seed=77)
p_up = 0.23
value_up, value_down = 1 / 1.04, 1 / 1.01
exact_price = p_up * value_up + (1 - p_up) * value_down

records = []
for m in range(0, 6):
    powers = [0] + [2**j for j in range(m)]
    estimate = mlae(bernoulli_operator(p_up), 0, powers, shots=100, sampler=sampler)
    queries = 100 * sum(2 * k + 1 for k in powers)
    price = estimate * value_up + (1 - estimate) * value_down
    records.append((m, queries, estimate, abs(estimate - p_up), price))

df = pd.DataFrame(records, columns=["m", "queries", "a_hat", "error", "price"])
df["mc_error"] = np.sqrt(p_up * (1 - p_up) / df["queries"])
print(df.round(5).to_string(index=False))
print("exact price:", round(exact_price, 5))

probs, losses = [0.15, 0.25], [1.0, 2.0]
scaled = mlae(loss_operator(probs, losses), 2, [0, 1, 2, 4, 8], shots=200, sampler=sampler)
print("E[loss]:", scaled * sum(losses), " exact:", np.dot(probs, losses))
