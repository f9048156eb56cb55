"""Keeps circuits on disk as QPY and OpenQASM."""

from __future__ import annotations

import argparse
from pathlib import Path

from qiskit import QuantumCircuit, qasm2, qasm3, qpy
from qiskit.circuit.random import random_circuit


class CircuitStore:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)

    def path(self, name: str, suffix: str = ".qpy") -> Path:
        return self.folder / f"{name}{suffix}"

    def save(self, circuit: QuantumCircuit, name: str | None = None) -> Path:
        path = self.path(name or circuit.name)
        with open(path, "wb") as file:
            qpy.dump(circuit, file)
        return path

    def load(self, name: str) -> QuantumCircuit:
        with open(self.path(name), "rb") as file:
            circuits = qpy.load(file)
        return circuits[0]

    def names(self) -> list[str]:
        return sorted(path.stem for path in self.folder.glob("*.qpy"))

    def export(self, name: str, version: int = 3) -> str:
        circuit = self.load(name)
        if version == 2:
            text = qasm2.dumps(circuit)
        else:
            text = qasm3.dumps(circuit)
        self.path(name, ".qasm").write_text(text)
        return text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--make", type=int, default=0, metavar="N")
    parser.add_argument("--export", action="store_true")
    args = parser.parse_args()

    store = CircuitStore(args.folder)
    for seed in range(args.make):
        circuit = random_circuit(4, 5, max_operands=2, seed=seed)
        circuit.name = f"random_{seed}"
        print("saved", store.save(circuit))
    for name in store.names():
        circuit = store.load(name)
        print(name, circuit.num_qubits, circuit.depth())
        if args.export:
            store.export(name)


if __name__ == "__main__":
    main()
