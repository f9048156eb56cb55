"""
Plain functions behind our web service.  The web layer (another repo) hands over
dicts parsed from JSON and expects dicts back.  No state except the backends cache.
"""
import base64
import io
import time
import uuid
from functools import lru_cache

from qiskit import QiskitError, QuantumCircuit, qasm3, qpy
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer.primitives import EstimatorV2, SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeProviderForBackendV2

MAX_QUBITS = 24
MAX_SHOTS = 100_000


class BadRequest(Exception):
    def __init__(self, message, code=400):
        super().__init__(message)
        self.code = code


@lru_cache(maxsize=8)
def _backend(name):
    return FakeProviderForBackendV2().backend(name)


@lru_cache(maxsize=32)
def _pass_manager(name, level):
    return generate_preset_pass_manager(optimization_level=level, backend=_backend(name), seed_transpiler=0)


def decode_circuit(payload: dict) -> QuantumCircuit:
    try:
        if "qasm" in payload:
            circuit = qasm3.loads(payload["qasm"])
        elif "qpy" in payload:
            raw = base64.b64decode(payload["qpy"])
            circuit = qpy.load(io.BytesIO(raw))[0]
        else:
            raise BadRequest("need one of: qasm, qpy")
    except QiskitError as exc:
        raise BadRequest(f"cannot parse circuit: {exc}") from exc
    if circuit.num_qubits > MAX_QUBITS:
        raise BadRequest(f"at most {MAX_QUBITS} qubits", 413)
    return circuit


def encode_circuit(circuit: QuantumCircuit) -> str:
    buffer = io.BytesIO()
    qpy.dump(circuit, buffer)
    return base64.b64encode(buffer.getvalue()).decode()


def handle_transpile(request: dict) -> dict:
    circuit = decode_circuit(request)
    level = int(request.get("level", 2))
    pm = _pass_manager(request.get("backend", "fake_torino"), level)
    isa = pm.run(circuit)
    layout = isa.layout.final_index_layout() if isa.layout else None
    return {"qpy": encode_circuit(isa), "depth": isa.depth(), "ops": dict(isa.count_ops()), "layout": layout}


def handle_sample(request: dict) -> dict:
    circuit = decode_circuit(request)
    shots = int(request.get("shots", 1024))
    if not 0 < shots <= MAX_SHOTS:
        raise BadRequest(f"shots must be in 1..{MAX_SHOTS}")
    if circuit.num_clbits == 0:
        circuit.measure_all()
    started = time.time()
    sampler = SamplerV2(default_shots=shots, seed=request.get("seed"))
    data = sampler.run([circuit]).result()[0].data
    counts = {name: bits.get_counts() for name, bits in data.items()}
    return {"id": uuid.uuid4().hex, "counts": counts, "seconds": time.time() - started}


def handle_estimate(request: dict) -> dict:
    circuit = decode_circuit(request).remove_final_measurements(inplace=False)
    terms = request.get("observable") or []
    if not terms:
        raise BadRequest("observable is empty")
    op = SparsePauliOp.from_list([(t["pauli"], t.get("coeff", 1.0)) for t in terms])
    if op.num_qubits != circuit.num_qubits:
        raise BadRequest("observable and circuit differ in size")
    pub = (circuit, op, request.get("parameters") or None)
    result = EstimatorV2().run([pub], precision=request.get("precision", 0.01)).result()
    return {"value": float(result[0].data.evs), "std": float(result[0].data.stds)}


ROUTES = {"/transpile": handle_transpile, "/sample": handle_sample, "/estimate": handle_estimate}


def dispatch(path: str, request: dict) -> tuple[int, dict]:
    if path not in ROUTES:
        return 404, {"error": "not found"}
    try:
        return 200, ROUTES[path](request)
    except BadRequest as err:
        return err.code, {"error": str(err)}
