"""Bundle circuits with a manifest, for exchange with other tools.

    python qasm_bundle.py pack out/ --max-qubits 6
    python qasm_bundle.py verify out/
"""
import argparse
import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from typing import Callable, Dict, Iterator, Tuple

import qiskit
from qiskit import QuantumCircuit, qasm3
from qiskit.circuit.library import QFTGate, hidden_linear_function, iqp
from qiskit.qasm2 import QASM2ExportError
from qiskit.qasm2 import dumps as qasm2_dumps
from qiskit.qasm2 import loads as qasm2_loads
from qiskit.quantum_info import Operator

Builder = Callable[[int], QuantumCircuit]
REGISTRY: Dict[str, Builder] = {}


def circuit_family(name: str):
    def deco(fn: Builder) -> Builder:
        if name in REGISTRY:
            raise KeyError(f"{name} registered twice")
        REGISTRY[name] = fn
        return fn

    return deco


@circuit_family("qft")
def _qft(n):
    qc = QuantumCircuit(n)
    qc.append(QFTGate(n), range(n))
    return qc.decompose()


@circuit_family("iqp")
def _iqp(n):
    weights = [[(3 * i + 5 * j) % 8 if i != j else i + 1 for j in range(n)] for i in range(n)]
    sym = [[weights[min(i, j)][max(i, j)] for j in range(n)] for i in range(n)]
    return iqp(sym).decompose(reps=2)


@circuit_family("hlf")
def _hlf(n):
    ring = [[int((i - j) % n in (1, n - 1)) for j in range(n)] for i in range(n)]
    return hidden_linear_function(ring)


def generate(max_qubits: int) -> Iterator[Tuple[str, QuantumCircuit]]:
    for name, build in sorted(REGISTRY.items()):
        for n in range(3, max_qubits + 1):
            qc = build(n)
            qc.name = f"{name}_{n}"
            yield qc.name, qc


def pack(folder: Path, max_qubits: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for name, qc in generate(max_qubits):
        try:
            text = qasm2_dumps(qc)
        except QASM2ExportError as err:
            print(f"skip {name}: {err}", file=sys.stderr)
            continue
        (folder / f"{name}.qasm").write_text(text)
        with open(folder / f"{name}.qasm3", "w", encoding="utf8") as stream:
            qasm3.dump(qc, stream)
        digest = hashlib.md5(text.encode()).hexdigest()
        entries.append({"name": name, "qubits": qc.num_qubits, "size": qc.size(), "md5": digest})
    manifest = {"date": str(date.today()), "qiskit": qiskit.__version__, "circuits": entries}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2))
    return len(entries)


def verify(folder: Path) -> list:
    bad = []
    manifest = json.loads((folder / "manifest.json").read_text())
    rebuilt = dict(generate(max(e["qubits"] for e in manifest["circuits"])))
    for entry in manifest["circuits"]:
        text = (folder / f"{entry['name']}.qasm").read_text()
        if hashlib.md5(text.encode()).hexdigest() != entry["md5"]:
            bad.append(entry["name"])
        elif not Operator(qasm2_loads(text)).equiv(Operator(rebuilt[entry["name"]])):
            bad.append(entry["name"])
    return bad


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("action", choices=["pack", "verify"])
    ap.add_argument("folder", type=Path)
    ap.add_argument("--max-qubits", type=int, default=5)
    ns = ap.parse_args()
    if ns.action == "pack":
        print(pack(ns.folder, ns.max_qubits), "circuits")
    else:
        sys.exit(", ".join(verify(ns.folder)) or 0)
