"""Read circuits and device descriptions from a folder.

folder/
    devices/*.json      {"name", "edges", "basis", "dt", "errors": {"0-1": 0.01}}
    circuits/*.qasm|*.qasm3|*.qpy
"""
import json
import logging
from dataclasses import dataclass
from pathlib import Path

from qiskit import QuantumCircuit, qasm2, qasm3, qpy
from qiskit.circuit import Delay, Measure, Parameter
from qiskit.circuit.library import CZGate, RZGate, SXGate, XGate
from qiskit.transpiler import InstructionProperties, Target, generate_preset_pass_manager

log = logging.getLogger(__name__)


@dataclass
class Device:
    name: str
    target: Target
    raw: dict

    @classmethod
    def from_file(cls, path: Path) -> "Device":
        raw = json.loads(path.read_text())
        edges = [tuple(e) for e in raw["edges"]]
        n = 1 + max(max(e) for e in edges)
        target = Target(description=raw["name"], num_qubits=n, dt=raw.get("dt"))
        single = {(q,): InstructionProperties(duration=35e-9, error=3e-4) for q in range(n)}
        target.add_instruction(SXGate(), single)
        target.add_instruction(XGate(), dict(single))
        virtual = {(q,): InstructionProperties(duration=0.0, error=0.0) for q in range(n)}
        target.add_instruction(RZGate(Parameter("λ")), virtual)
        target.add_instruction(
            Measure(), {(q,): InstructionProperties(duration=1e-6, error=0.01) for q in range(n)}
        )
        target.add_instruction(Delay(Parameter("t")), {(q,): None for q in range(n)})
        errors = raw.get("errors", {})
        pairs = {}
        for a, b in edges:
            error = errors.get(f"{a}-{b}", 0.01)
            pairs[a, b] = InstructionProperties(duration=80e-9, error=error)
            pairs[b, a] = InstructionProperties(duration=80e-9, error=error)
        target.add_instruction(CZGate(), pairs)
        return cls(raw["name"], target, raw)


def load_circuits(folder: Path) -> list[QuantumCircuit]:
    circuits = []
    for path in sorted(folder.iterdir()):
        try:
            if path.suffix == ".qpy":
                with open(path, "rb") as handle:
                    circuits.extend(qpy.load(handle))
                continue
            if path.suffix == ".qasm":
                circuit = qasm2.load(path, include_path=[folder, *qasm2.LEGACY_INCLUDE_PATH])
            elif path.suffix == ".qasm3":
                circuit = qasm3.load(str(path))
            else:
                continue
        except (qasm2.QASM2ParseError, qasm3.QASM3ImporterError, qpy.QpyError) as err:
            log.error("%s: %s", path.name, err)
            continue
        circuit.name = path.stem
        circuits.append(circuit)
    log.info("%d circuits from %s", len(circuits), folder)
    return circuits


def main(root: str = ".") -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    base = Path(root)
    devices = [Device.from_file(p) for p in sorted(base.glob("devices/*.json"))]
    circuits = load_circuits(base / "circuits")
    for device in devices:
        fitting = [c for c in circuits if c.num_qubits <= device.target.num_qubits]
        pm = generate_preset_pass_manager(optimization_level=3, target=device.target)
        out = pm.run(fitting)
        with open(base / f"{device.name}.qpy", "wb") as handle:
            qpy.dump(out, handle)
        for before, after in zip(fitting, out):
            print(f"{device.name} {before.name}: {before.depth()} -> {after.depth()}")


if __name__ == "__main__":
    main()
