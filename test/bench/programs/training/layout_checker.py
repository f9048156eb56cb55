#!/usr/bin/env python
"""
layout_checker: is a circuit ready to be sent to a backend?

Reads QPY files, checks every instruction against the target of a (fake)
backend, reports what is wrong.  Exit code 1 when anything was found.
"""
import argparse
import sys

from qiskit import qpy
from qiskit_ibm_runtime import fake_provider

IGNORED = {"barrier"}


def get_backend(name):
    provider = fake_provider.FakeProviderForBackendV2()
    return provider.backend(name)


def check(circuit, target):
    problems = []
    if circuit.num_qubits > target.num_qubits:
        problems.append(f"{circuit.num_qubits} qubits, target has {target.num_qubits}")
        return problems

    names = set(target.operation_names)
    for i, inst in enumerate(circuit.data):
        name = inst.operation.name
        if name in IGNORED:
            continue
        where = tuple(circuit.find_bit(q).index for q in inst.qubits)
        if name not in names:
            problems.append(f"#{i}: '{name}' is not an instruction of the target")
        elif not target.instruction_supported(name, where):
            problems.append(f"#{i}: '{name}' not available on {where}")

    if circuit.parameters:
        free = ", ".join(sorted(p.name for p in circuit.parameters))
        problems.append(f"unbound parameters: {free}")
    if circuit.num_clbits == 0:
        problems.append("no classical bits, nothing will be measured")
    return problems


def main():
    ap = argparse.ArgumentParser(description=__doc__,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", nargs="+")
    ap.add_argument("-b", "--backend", default="fake_torino")
    ap.add_argument("-q", "--quiet", action="store_true")
    opts = ap.parse_args()

    target = get_backend(opts.backend).target
    bad = 0
    for filename in opts.files:
        with open(filename, "rb") as f:
            for circuit in qpy.load(f):
                problems = check(circuit, target)
                if problems:
                    bad += 1
                if opts.quiet:
                    continue
                print(f"{filename}:{circuit.name}: {'ok' if not problems else 'NOT ISA'}")
                for p in problems[:10]:
                    print("    " + p)
                if len(problems) > 10:
                    print(f"    ... and {len(problems) - 10} more")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
