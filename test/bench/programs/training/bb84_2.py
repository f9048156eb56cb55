"""BB84 key exchange with an optional eavesdropper (intercept-resend)."""
import argparse
import secrets
import hashlib

from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator


def rand_bits(n):
    return [secrets.randbits(1) for _ in range(n)]


def exchange(bits, a_bases, b_bases, e_bases=None):
    """One circuit per block of qubits, one shot. Returns what Bob reads."""
    n = len(bits)
    q = QuantumRegister(n, "q")
    bob = ClassicalRegister(n, "bob")
    qc = QuantumCircuit(q, bob)
    for i in range(n):
        if bits[i]:
            qc.x(q[i])
        if a_bases[i]:
            qc.h(q[i])
    if e_bases is not None:
        eve = ClassicalRegister(n, "eve")
        qc.add_register(eve)
        qc.barrier()
        for i in range(n):
            # measuring in the X basis and sending on what was found
            if e_bases[i]:
                qc.h(q[i])
            qc.measure(q[i], eve[i])
            if e_bases[i]:
                qc.h(q[i])
    qc.barrier()
    for i in range(n):
        if b_bases[i]:
            qc.h(q[i])
    qc.measure(q, bob)

    sim = AerSimulator(method="stabilizer")
    memory = sim.run(qc, shots=1, memory=True).result().get_memory()[0]
    bob_bits = memory.split()[-1]          # last register printed = first added
    return [int(b) for b in reversed(bob_bits)]


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("-n", "--qubits", type=int, default=512)
    ap.add_argument("--block", type=int, default=32)
    ap.add_argument("--eve", action="store_true")
    ap.add_argument("--threshold", type=float, default=0.11)
    args = ap.parse_args()

    sifted = []
    for start in range(0, args.qubits, args.block):
        n = min(args.block, args.qubits - start)
        bits, a, b = rand_bits(n), rand_bits(n), rand_bits(n)
        e = rand_bits(n) if args.eve else None
        got = exchange(bits, a, b, e)
        sifted += [(x, y) for x, y, ba, bb in zip(bits, got, a, b) if ba == bb]

    # sacrifice every second bit
    test, rest = sifted[0::2], sifted[1::2]
    qber = sum(x != y for x, y in test) / len(test)
    print(f"sifted {len(sifted)} of {args.qubits}, QBER {qber:.3f}")
    if qber > args.threshold:
        print("channel is being tapped, key thrown away")
        return 1
    key = "".join(str(x) for x, _ in rest)
    print("key:", hashlib.sha256(key.encode()).hexdigest())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
