"""Small framework for running parameter scans on a backend."""
from __future__ import annotations

import argparse
import csv
import json
import logging
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2

logger = logging.getLogger("scan")


@dataclass
class ScanConfig:
    name: str
    num_points: int = 21
    shots: int = 1024
    optimization_level: int = 1
    angles: list[float] = field(default_factory=list)

    def __post_init__(self):
        if not self.angles:
            self.angles = np.linspace(0, np.pi, self.num_points).tolist()


class Scan:
    def __init__(self, config: ScanConfig, backend=None):
        self.config = config
        self.backend = backend or AerSimulator()
        self.theta = Parameter("theta")
        self.results: dict[float, float] = {}

    def circuit(self) -> QuantumCircuit:
        qc = QuantumCircuit(1)
        qc.rx(self.theta, 0)
        qc.measure_all()
        return qc

    def run(self) -> None:
        pm = generate_preset_pass_manager(
            backend=self.backend,
            optimization_level=self.config.optimization_level,
        )
        isa_circuit = pm.run(self.circuit())
        sampler = SamplerV2.from_backend(self.backend)
        job = sampler.run([(isa_circuit, self.config.angles)], shots=self.config.shots)
        data = job.result()[0].data.meas
        for index, angle in enumerate(self.config.angles):
            counts = data.get_counts(index)
            self.results[angle] = counts.get("1", 0) / self.config.shots
            logger.info("angle %.3f -> %.3f", angle, self.results[angle])

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.config.name}.json"
        path.write_text(json.dumps({"config": asdict(self.config), "results": self.results}, indent=2))
        with open(folder / "points.csv", "w", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(["angle", "probability"])
            for angle, value in self.results.items():
                writer.writerow([angle, value])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="rabi")
    parser.add_argument("--points", type=int, default=21)
    parser.add_argument("--shots", type=int, default=1024)
    parser.add_argument("--out", type=Path, default=Path("out"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    config = ScanConfig(name=args.name, num_points=args.points, shots=args.shots)
    scan = Scan(config)
    scan.run()
    scan.save(args.out)


if __name__ == "__main__":
    main()
