import argparse, random
from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, pauli_error

ap = argparse.ArgumentParser(description='BB84 with optional Eve and a bit-flipping fibre')
ap.add_argument('-n', type=int, default=256, help='photons sent by Alice')
ap.add_argument('--eve', action='store_true')
ap.add_argument('--flip', type=float, default=0.0, help='flip probability of the fibre')
ap.add_argument('--seed', type=int)
args = ap.parse_args()
rng = random.Random(args.seed)

fibre = NoiseModel()
if args.flip > 0:
    fibre.add_all_qubit_quantum_error(pauli_error([('Y', args.flip), ('I', 1 - args.flip)]), ['id'])
sim = AerSimulator(noise_model=fibre)

def bits(n): return [rng.randint(0, 1) for _ in range(n)]

alice_bits, alice_bases = bits(args.n), bits(args.n)
eve_bases, bob_bases = bits(args.n), bits(args.n)

photons = []
for a, ab, eb, bb in zip(alice_bits, alice_bases, eve_bases, bob_bases):
    qc = QuantumCircuit(1, 2)
    if a: qc.x(0)
    if ab: qc.h(0)
    qc.barrier()
    if args.eve:           # intercept-resend
        if eb: qc.h(0)
        qc.measure(0, 1)
        if eb: qc.h(0)
    qc.id(0)               # <- the fibre, noise sits here
    qc.barrier()
    if bb: qc.h(0)
    qc.measure(0, 0)
    photons.append(qc)

# optimization_level=0, otherwise the id is thrown away!
result = sim.run(transpile(photons, sim, optimization_level=0), shots=1, memory=True).result()
bob_bits = [int(result.get_memory(i)[0][-1]) for i in range(args.n)]

sift = [i for i in range(args.n) if alice_bases[i] == bob_bases[i]]
check = set(rng.sample(sift, len(sift) // 3))
key_a = [alice_bits[i] for i in sift if i not in check]
key_b = [bob_bits[i] for i in sift if i not in check]
errors = sum(alice_bits[i] != bob_bits[i] for i in check)
qber = errors / len(check)

print('sifted   :', len(sift), 'of', args.n)
print('QBER     : %.1f%% (%d checked)' % (100 * qber, len(check)))
if qber > 0.11:
    print('ABORT - somebody is listening (or the fibre is bad)')
else:
    print('key      :', ''.join(map(str, key_a))[:64])
    print('identical:', key_a == key_b)
