"""Save circuits to QPY and OpenQASM and read them back, with job ids next to them."""
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from qiskit import QuantumCircuit, qasm2, qasm3, qpy
from qiskit.circuit import Parameter
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2 as Sampler

OUT = Path("experiment_01")


@dataclass
class Record:
    backend: str
    shots: int
    job_ids: list[str] = field(default_factory=list)


def build_ramsey(delay_us: float) -> QuantumCircuit:
    phi = Parameter("phi")
    qc = QuantumCircuit(1, name=f"ramsey_{delay_us:g}us", metadata={"delay_us": delay_us})
    qc.sx(0)
    qc.delay(delay_us, 0, unit="us")
    qc.rz(phi, 0)
    qc.sx(0)
    qc.measure_all()
    return qc


def submit(shots: int = 1024) -> Record:
    service = QiskitRuntimeService()
    backend = service.least_busy(operational=True, simulator=False)
    pm = generate_preset_pass_manager(optimization_level=1, backend=backend)

    circuits = [build_ramsey(delay) for delay in (0.5, 1, 2, 5, 10)]
    isa_circuits = pm.run(circuits)

    OUT.mkdir(exist_ok=True)
    with open(OUT / "abstract.qpy", "wb") as file:
        qpy.dump(circuits, file)
    with open(OUT / "isa.qpy", "wb") as file:
        qpy.dump(isa_circuits, file)

    record = Record(backend=backend.name, shots=shots)
    sampler = Sampler(mode=backend)
    for isa_circuit in isa_circuits:
        job = sampler.run([(isa_circuit, [[0.0], [1.57], [3.14]])], shots=shots)
        job.update_tags(["ramsey", isa_circuit.name])
        record.job_ids.append(job.job_id())
    (OUT / "record.json").write_text(json.dumps(asdict(record), indent=2))
    return record


def collect() -> dict[str, list[dict[str, int]]]:
    record = Record(**json.loads((OUT / "record.json").read_text()))
    with open(OUT / "isa.qpy", "rb") as file:
        circuits = qpy.load(file)

    service = QiskitRuntimeService()
    table = {}
    for circuit, job_id in zip(circuits, record.job_ids):
        job = service.job(job_id)
        if not job.done():
            print(f"{job_id} ({circuit.name}): {job.status()}")
            continue
        bits = job.result()[0].data.meas
        table[circuit.name] = [bits.get_counts(i) for i in range(bits.size)]
    return table


if __name__ == "__main__":
    record = submit()
    print(f"Submitted {len(record.job_ids)} jobs to {record.backend}")

    # The text formats cannot hold everything, but other tools read them.
    bell = QuantumCircuit(2, 2)
    bell.h(0)
    bell.cx(0, 1)
    bell.measure([0, 1], [0, 1])
    qasm2.dump(bell, OUT / "bell.qasm")
    print(qasm3.dumps(bell))
    assert qasm2.load(OUT / "bell.qasm") == bell

    for name, counts in collect().items():
        print(name, counts)
