# SPSA from scratch, tested on state learning:
# find the angles of an ansatz so that it reproduces a random target distribution
import numpy as np
import matplotlib.pyplot as plt
from qiskit.circuit.library import real_amplitudes
from qiskit.primitives import StatevectorSampler

rng = np.random.default_rng(2024)
nq = 3
ansatz = real_amplitudes(nq, reps=2, entanglement='full')
ansatz.measure_all()

target = rng.dirichlet(np.ones(2**nq))
sampler = StatevectorSampler(seed=5)


def probs_of(thetas, shots=2000):
    """thetas: array (k, num_parameters). One job for all rows."""
    bits = sampler.run([(ansatz, thetas)], shots=shots).result()[0].data.meas
    out = np.zeros((len(thetas), 2**nq))
    for i in range(len(thetas)):
        for value, c in bits.get_int_counts(i).items():
            out[i, value] = c / shots
    return out


def loss(p):
    # squared Hellinger distance
    return 1 - np.sqrt(p * target).sum(axis=-1)


def spsa(theta, iters=200, a=0.8, c=0.15, A=20, alpha=0.602, gamma=0.101):
    trace = []
    for k in range(iters):
        ak = a / (k + 1 + A)**alpha
        ck = c / (k + 1)**gamma
        delta = rng.choice([-1, 1], size=theta.shape)
        both = np.stack([theta + ck*delta, theta - ck*delta])
        lp, lm = loss(probs_of(both))
        ghat = (lp - lm) / (2*ck) * delta
        theta = theta - ak*ghat
        trace.append(0.5*(lp + lm))
        if (k + 1) % 25 == 0:
            print('iter %3d   loss %.5f   step %.4f' % (k + 1, trace[-1], ak))
    return theta, trace


theta0 = rng.uniform(-np.pi, np.pi, ansatz.num_parameters)
best, trace = spsa(theta0)

learned = probs_of(best[None, :], shots=50000)[0]
for i in range(2**nq):
    print(format(i, '03b'), '%.4f %.4f' % (target[i], learned[i]))
print('final loss', loss(learned))

plt.semilogy(trace)
plt.xlabel('iteration'); plt.ylabel('loss')
plt.savefig('spsa_trace.png')
