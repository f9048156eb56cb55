# Cracking a 4-bit PIN with Grover  (final year project, demo no. 1)
from math import floor, pi, sqrt

from qiskit import QuantumCircuit
from qiskit.circuit.library import grover_operator
from qiskit.primitives import StatevectorSampler

PIN_BITS = 4


def lock(pin):
    """The 'door lock': flips the phase of exactly one PIN and knows nothing else."""
    n = len(pin)
    door = QuantumCircuit(n, name="lock")
    zeros = [i for i, bit in enumerate(reversed(pin)) if bit == "0"]
    if zeros:
        door.x(zeros)
    door.h(n - 1)
    door.mcx(list(range(n - 1)), n - 1)
    door.h(n - 1)
    if zeros:
        door.x(zeros)
    return door


def attack(pin, tries):
    thief = QuantumCircuit(len(pin))
    thief.h(range(len(pin)))
    thief.compose(grover_operator(lock(pin)).power(tries), inplace=True)
    thief.measure_all()
    counts = StatevectorSampler(seed=7).run([thief], shots=500).result()[0].data.meas.get_counts()
    return counts


def best_number_of_tries(n):
    return floor(pi / 4 * sqrt(2**n))


if __name__ == "__main__":
    secret = input("Choose a 4 bit PIN: ").strip()
    if len(secret) != PIN_BITS or set(secret) - {"0", "1"}:
        raise SystemExit("that is not a 4 bit PIN!")

    print("A classical thief needs", 2**PIN_BITS // 2, "tries on average")
    print("The quantum thief will make", best_number_of_tries(PIN_BITS), "tries\n")

    for k in range(1, 6):
        counts = attack(secret, k)
        guess = max(counts, key=counts.get)
        mark = "<-- opened!" if guess == secret else ""
        print(f"{k} tries: best guess {guess} ({counts[guess] / 5:.1f} %) {mark}")
