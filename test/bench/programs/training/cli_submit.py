"""qtool - draw, inspect and run OpenQASM circuits from the command line."""
import argparse
import json
import logging
import sys
from pathlib import Path

from qiskit import QuantumCircuit, qasm2, qasm3
from qiskit.primitives import StatevectorSampler
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2

log = logging.getLogger("qtool")


def read_circuit(path: Path) -> QuantumCircuit:
    text = path.read_text()
    if "OPENQASM 3" in text:
        return qasm3.loads(text)
    return qasm2.loads(
        text, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS
    )


def cmd_draw(args):
    circuit = read_circuit(args.file)
    if args.output:
        circuit.draw("mpl", filename=str(args.output), fold=args.fold)
        log.info("wrote %s", args.output)
    else:
        print(circuit.draw("text", fold=args.fold))


def cmd_stats(args):
    for path in args.files:
        circuit = read_circuit(path)
        info = {
            "file": path.name,
            "qubits": circuit.num_qubits,
            "clbits": circuit.num_clbits,
            "depth": circuit.depth(),
            "two_qubit": circuit.num_nonlocal_gates(),
            "ops": dict(circuit.count_ops()),
        }
        print(json.dumps(info))


def cmd_run(args):
    circuit = read_circuit(args.file)
    if not circuit.clbits:
        log.warning("no measurements found, measuring all qubits")
        circuit.measure_all()

    if args.backend == "statevector":
        sampler = StatevectorSampler(seed=args.seed)
    else:
        if args.backend == "aer":
            backend = AerSimulator(seed_simulator=args.seed)
        else:
            backend = QiskitRuntimeService().backend(args.backend)
        pm = generate_preset_pass_manager(optimization_level=args.level, backend=backend)
        circuit = pm.run(circuit)
        sampler = SamplerV2(mode=backend)

    job = sampler.run([circuit], shots=args.shots)
    log.info("submitted %s", job.job_id())
    if args.no_wait:
        print(job.job_id())
        return
    counts = job.result()[0].join_data().get_counts()
    for bits, n in sorted(counts.items(), key=lambda kv: -kv[1])[: args.top]:
        print(f"{bits}  {n:6d}  {n / args.shots:.4f}")


def build_parser():
    parser = argparse.ArgumentParser(prog="qtool", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true")
    sub = parser.add_subparsers(dest="command", required=True)

    draw = sub.add_parser("draw")
    draw.add_argument("file", type=Path)
    draw.add_argument("-o", "--output", type=Path)
    draw.add_argument("--fold", type=int, default=100)
    draw.set_defaults(func=cmd_draw)

    stats = sub.add_parser("stats")
    stats.add_argument("files", type=Path, nargs="+")
    stats.set_defaults(func=cmd_stats)

    run = sub.add_parser("run")
    run.add_argument("file", type=Path)
    run.add_argument("--backend", default="statevector")
    run.add_argument("--shots", type=int, default=4096)
    run.add_argument("--level", type=int, choices=range(4), default=2)
    run.add_argument("--seed", type=int)
    run.add_argument("--top", type=int, default=10)
    run.add_argument("--no-wait", action="store_true")
    run.set_defaults(func=cmd_run)
    return parser


if __name__ == "__main__":
    arguments = build_parser().parse_args()
    logging.basicConfig(level=logging.INFO if arguments.verbose else logging.WARNING)
    sys.exit(arguments.func(arguments))
