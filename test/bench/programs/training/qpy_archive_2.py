import gzip
import io
import sys
from datetime import datetime, timezone

from qiskit import QuantumCircuit, qpy
from qiskit.circuit import Parameter


def store(circuits, path):
    for c in circuits:
        c.metadata = (c.metadata or {}) | {"saved": datetime.now(timezone.utc).isoformat()}
    with gzip.open(path, "wb") as fd:
        qpy.dump(circuits, fd)


def restore(path):
    with gzip.open(path, "rb") as fd:
        return qpy.load(fd)


def size_in_memory(circ, version=qpy.QPY_VERSION):
    buf = io.BytesIO()
    qpy.dump(circ, buf, version=version)
    return buf.tell()


if __name__ == "__main__":
    phi = Parameter("φ")
    circs = []
    for n in range(2, 6):
        qc = QuantumCircuit(n, name=f"chain_{n}")
        qc.h(0)
        for k in range(n - 1):
            qc.cp(phi / 2**k, k, k + 1)
        circs.append(qc)

    path = sys.argv[1] if len(sys.argv) > 1 else "chains.qpy.gz"
    store(circs, path)
    loaded = restore(path)

    for old, new in zip(circs, loaded):
        assert old == new
        print(new.name, new.metadata["saved"], new.num_parameters)

    for v in range(qpy.QPY_COMPATIBILITY_VERSION, qpy.QPY_VERSION + 1):
        print("version", v, size_in_memory(circs[-1], v), "bytes")
    with gzip.open(path, "rb") as fd:
        print("file version:", qpy.get_qpy_version(fd))
