# Draw a poker hand with a quantum computer. No card is drawn twice.
# 52 cards -> 6 qubits (64 states), and we prepare ONLY the states of cards still in the deck.
import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler
from qiskit.quantum_info import Statevector

SUITS = ['♠', '♥', '♦', '♣']
RANKS = ['A', '2', '3', '4', '5', '6', '7', '8', '9', '10', 'J', 'Q', 'K']
N_QUBITS = 6

def card_name(index):
    return RANKS[index % 13] + SUITS[index // 13]

def deck_circuit(deck):
    """Uniform superposition over the cards still in the deck."""
    amplitudes = np.zeros(2**N_QUBITS)
    amplitudes[list(deck)] = 1 / np.sqrt(len(deck))
    qc = QuantumCircuit(N_QUBITS)
    qc.prepare_state(Statevector(amplitudes))
    qc.measure_all()
    return qc

def draw_card(deck, sampler):
    qc = deck_circuit(deck)
    outcome = sampler.run([qc], shots=1).result()[0].data.meas
    card = int(outcome.get_bitstrings()[0], 2)
    deck.remove(card)
    return card

def hand_rank(hand):
    ranks = [c % 13 for c in hand]
    suits = {c // 13 for c in hand}
    groups = sorted((ranks.count(r) for r in set(ranks)), reverse=True)
    if groups[0] == 4:
        return 'four of a kind'
    if groups[:2] == [3, 2]:
        return 'full house'
    if len(suits) == 1:
        return 'flush'
    if groups[0] == 3:
        return 'three of a kind'
    if groups[:2] == [2, 2]:
        return 'two pairs'
    if groups[0] == 2:
        return 'a pair'
    return 'nothing much'

sampler = StatevectorSampler()
deck = set(range(52))

players = input('Names of the players, separated by spaces: ').split() or ['alice', 'bob']
hands = {p: [] for p in players}
for _ in range(5):
    for p in players:
        hands[p].append(draw_card(deck, sampler))

for p, hand in hands.items():
    print(f'{p:>10}:', ' '.join(card_name(c) for c in sorted(hand)), ' ->', hand_rank(hand))
print(len(deck), 'cards left in the deck')
