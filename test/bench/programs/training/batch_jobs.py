import json
import time
from pathlib import Path

from qiskit import QuantumCircuit, qpy
from qiskit.transpiler.preset_passmanagers import generate_preset_pass_manager
from qiskit_ibm_runtime import Batch, QiskitRuntimeService, SamplerV2

OUT = Path("results")


def load_circuits(path):
    with open(path, "rb") as fd:
        return qpy.load(fd)


def chunks(items, size):
    for start in range(0, len(items), size):
        yield items[start : start + size]


def main():
    service = QiskitRuntimeService()
    backend = service.least_busy(operational=True, simulator=False)
    circuits = load_circuits("circuits.qpy")
    pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
    isa_circuits = pm.run(circuits)

    jobs = []
    start = time.time()
    with Batch(backend=backend) as batch:
        sampler = SamplerV2(mode=batch)
        for group in chunks(isa_circuits, 10):
            job = sampler.run(group, shots=2048)
            jobs.append(job)
            print("submitted", job.job_id())

    OUT.mkdir(exist_ok=True)
    for job in jobs:
        result = job.result()
        counts = [pub.data.meas.get_counts() for pub in result]
        with open(OUT / f"{job.job_id()}.json", "w") as fd:
            json.dump(counts, fd, indent=2)
    print(f"finished in {time.time() - start:.1f} s")


if __name__ == "__main__":
    main()
