"""Quantum Battleships, after the old Qiskit tutorial, ported to the V2 primitives.

Ships sit on 5 positions. Each bomb is a partial NOT; a ship is sunk when it is probably |1>.
"""
from math import pi
import getpass

from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError

SHOTS = 1024
POSITIONS = 5
# first ship sinks after one hit, second after two, third after three
SHIP_STRENGTH = [1, 2, 3]


def makeNoisySimulator(p):
    noise = NoiseModel()
    noise.add_all_qubit_readout_error(ReadoutError([[1 - p, p], [p, 1 - p]]))
    return AerSimulator(noise_model=noise)


def chooseShips(player):
    ships = []
    while len(ships) < 3:
        text = getpass.getpass(f"Player {player}, position of ship {len(ships) + 1} (0-4): ")
        if text in list("01234") and int(text) not in ships:
            ships.append(int(text))
        else:
            print("Not a free position.")
    return ships


def chooseBomb(player):
    while True:
        text = input(f"Player {player}, where do you bomb? (0-4) ")
        if text in list("01234"):
            return int(text)


def damageReport(ships, bombs, sampler, pm):
    qc = QuantumCircuit(POSITIONS)
    for ship, strength in zip(ships, SHIP_STRENGTH):
        for _ in range(bombs[ship]):
            qc.rx(pi / strength, ship)
    qc.measure_all()
    counts = sampler.run([pm.run(qc)], shots=SHOTS).result()[0].data.meas.get_counts()
    damage = [0.0] * POSITIONS
    for key, n in counts.items():
        for pos, bit in enumerate(reversed(key)):
            if bit == "1":
                damage[pos] += n / SHOTS
    return damage


def main():
    backend = makeNoisySimulator(0.02)
    pm = generate_preset_pass_manager(optimization_level=0, backend=backend)
    sampler = BackendSamplerV2(backend=backend)

    ships = {1: chooseShips(1), 2: chooseShips(2)}
    bombs = {1: [0] * POSITIONS, 2: [0] * POSITIONS}   # bombs dropped ON this player
    attacker = 1
    while True:
        victim = 3 - attacker
        bombs[victim][chooseBomb(attacker)] += 1
        damage = damageReport(ships[victim], bombs[victim], sampler, pm)
        sunk = 0
        for ship in ships[victim]:
            if damage[ship] > 0.1:
                print(f"  ship at {ship}: {100 * damage[ship]:.0f}% damage")
            if damage[ship] > 0.9:
                sunk += 1
        if sunk == 3:
            print(f"\n*** Player {attacker} wins! ***")
            break
        attacker = victim


if __name__ == "__main__":
    main()
