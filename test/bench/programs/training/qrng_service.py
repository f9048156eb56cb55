"""Tiny HTTP service that hands out random bytes taken from measured qubits.

GET /bytes?n=16   -> {"hex": "..."}
GET /roll?sides=6 -> {"value": 4}
"""
from __future__ import annotations

import json
import logging
from collections import deque
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse

from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2

log = logging.getLogger("qrng")


class EntropyPool:
    def __init__(self, width: int = 8, refill: int = 4096) -> None:
        self.refill_size = refill
        self._pool: deque[int] = deque()
        backend = AerSimulator()
        circuit = QuantumCircuit(width)
        circuit.h(range(width))
        circuit.measure_all()
        self._circuit = generate_preset_pass_manager(optimization_level=1, backend=backend).run(circuit)
        self._sampler = SamplerV2.from_backend(backend)

    def _refill(self) -> None:
        log.info("refilling pool with %d bytes", self.refill_size)
        pub_result = self._sampler.run([self._circuit], shots=self.refill_size).result()[0]
        self._pool.extend(int(b, 2) for b in pub_result.data.meas.get_bitstrings())

    def take(self, n: int) -> bytes:
        while len(self._pool) < n:
            self._refill()
        return bytes(self._pool.popleft() for _ in range(n))

    def roll(self, sides: int) -> int:
        limit = 256 - 256 % sides
        while True:
            (byte,) = self.take(1)
            if byte < limit:
                return byte % sides + 1


POOL = EntropyPool()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        url = urlparse(self.path)
        query = parse_qs(url.query)
        if url.path == "/bytes":
            n = min(int(query.get("n", ["16"])[0]), 1024)
            body = {"hex": POOL.take(n).hex()}
        elif url.path == "/roll":
            body = {"value": POOL.roll(int(query.get("sides", ["6"])[0]))}
        else:
            self.send_error(404)
            return
        payload = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(payload)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    HTTPServer(("127.0.0.1", 8808), Handler).serve_forever()
