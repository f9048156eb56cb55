"""Random numbers from a quantum backend, buffered.

    rng = QuantumRandom()
    rng.bits(16), rng.integer(1, 6), rng.uniform()
"""
import hashlib
import logging
import math
from collections import deque
from typing import Iterator, Optional

import numpy as np
from qiskit import QuantumCircuit
from qiskit.providers import BackendV2
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import SamplerV2

logger = logging.getLogger(__name__)


class EntropyError(RuntimeError):
    pass


def hadamard_circuit(n: int) -> QuantumCircuit:
    qc = QuantumCircuit(n, n, name="qrng")
    qc.h(range(n))
    qc.measure(range(n), range(n))
    return qc


def von_neumann(bits: Iterator[int]) -> Iterator[int]:
    """01 -> 0, 10 -> 1, equal pairs are thrown away"""
    for a, b in zip(bits, bits):
        if a != b:
            yield a


def min_entropy(bits: np.ndarray, block: int = 4) -> float:
    """min-entropy per bit, estimated from blocks"""
    usable = len(bits) // block * block
    words = bits[:usable].reshape(-1, block) @ (1 << np.arange(block))
    p_max = np.bincount(words, minlength=2**block).max() / len(words)
    return -math.log2(p_max) / block


class QuantumRandom:
    def __init__(
        self,
        backend: Optional[BackendV2] = None,
        width: int = 16,
        shots: int = 512,
        extractor: str = "von_neumann",
        threshold: float = 0.85,
    ):
        self.backend = backend or AerSimulator()
        self.shots = shots
        self.extractor = extractor
        self.threshold = threshold
        self._buffer: deque = deque()
        pm = generate_preset_pass_manager(optimization_level=1, backend=self.backend)
        self._isa = pm.run(hadamard_circuit(width))
        self._sampler = SamplerV2(mode=self.backend)
        self.jobs = 0

    def _refill(self) -> None:
        job = self._sampler.run([self._isa], shots=self.shots)
        self.jobs += 1
        array = job.result()[0].data.c.to_bool_array()
        raw = array.astype(int).ravel()
        h = min_entropy(raw)
        logger.debug("job %s: %d raw bits, H_min %.3f", job.job_id(), len(raw), h)
        if h < self.threshold:
            raise EntropyError(f"min-entropy {h:.3f} below {self.threshold}")
        if self.extractor == "von_neumann":
            self._buffer.extend(von_neumann(iter(raw.tolist())))
        elif self.extractor == "sha256":
            packed = np.packbits(raw.astype(np.uint8)).tobytes()
            for i in range(0, len(packed), 64):
                digest = hashlib.sha256(packed[i : i + 64]).digest()
                self._buffer.extend(np.unpackbits(np.frombuffer(digest, np.uint8)).tolist())
        else:
            self._buffer.extend(raw.tolist())

    def bits(self, n: int) -> str:
        while len(self._buffer) < n:
            self._refill()
        return "".join(str(self._buffer.popleft()) for _ in range(n))

    def integer(self, low: int, high: int) -> int:
        span = high - low + 1
        width = max(1, (span - 1).bit_length())
        while (value := int(self.bits(width), 2)) >= span:
            pass
        return low + value

    def uniform(self) -> float:
        return int(self.bits(53), 2) / 2**53


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG)
    logging.getLogger("qiskit").setLevel(logging.WARNING)
    rng = QuantumRandom()
    print([rng.integer(1, 6) for _ in range(20)], rng.uniform(), rng.jobs)
