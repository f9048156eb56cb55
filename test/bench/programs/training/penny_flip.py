"""Quantum penny flip (Meyer 1999). You play Picard, the computer plays Q and cheats with Hadamards."""
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

sampler = StatevectorSampler()


def ask(prompt, allowed):
    answer = ''
    while answer not in allowed:
        answer = input(prompt).strip().lower()
    return answer


def play_round(flip, q_is_quantum):
    qc = QuantumCircuit(1, 1)
    # coin starts heads up, |0>
    if q_is_quantum:
        qc.h(0)
    if flip == 'y':
        qc.x(0)
    if q_is_quantum:
        qc.h(0)
    qc.measure(0, 0)
    result = sampler.run([qc], shots=1).result()
    bit = result[0].data.c.get_bitstrings()[0]
    return qc, bit


def main():
    print('=== QUANTUM PENNY FLIP ===')
    print('The coin is in a box, heads up. Q touches it, you may flip it, Q touches it again.')
    print('Heads: Q wins. Tails: you win.\n')
    score = {'Q': 0, 'you': 0}
    while True:
        flip = ask('Do you flip the coin? (y/n, or q to quit) ', ('y', 'n', 'q'))
        if flip == 'q':
            break
        qc, bit = play_round(flip, q_is_quantum=True)
        winner = 'Q' if bit == '0' else 'you'
        score[winner] += 1
        print('The coin shows', 'HEADS' if bit == '0' else 'TAILS', '->', winner, 'won')
        if ask('Show the circuit? (y/n) ', ('y', 'n')) == 'y':
            print(qc.draw())
    print(f"\nFinal score  Q: {score['Q']}   you: {score['you']}")
    if score['you'] == 0 and score['Q'] > 2:
        print('Strange... X does nothing to the |+> state, does it?')


if __name__ == '__main__':
    main()
