from qiskit import QuantumCircuit
from qiskit_aer import AerSimulator

sim = AerSimulator()

def flip():
    qc = QuantumCircuit(1, 1)
    qc.h(0)
    qc.measure(0, 0)
    res = sim.run(qc, shots=1, memory=True).result()
    return res.get_memory()[0]

heads = 0
tails = 0
for i in range(100):
    if flip() == '0':
        heads += 1
    else:
        tails += 1

print('heads:', heads)
print('tails:', tails)
name = input('Guess heads or tails: ')
outcome = flip()
if (name == 'heads' and outcome == '0') or (name == 'tails' and outcome == '1'):
    print('You win!')
else:
    print('You lose!')
