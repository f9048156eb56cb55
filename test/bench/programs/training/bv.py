#!/usr/bin/env python3
import argparse
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

def bernstein_vazirani(secret):
  n = len(secret)
  qc = QuantumCircuit(n + 1, n)
  qc.x(n)
  qc.h(range(n + 1))
  for i, bit in enumerate(reversed(secret)):
    if bit == '1':
      qc.cx(i, n)
  qc.h(range(n))
  qc.measure(range(n), range(n))
  return qc

def main():
  parser = argparse.ArgumentParser()
  parser.add_argument('--secret', default='1101')
  parser.add_argument('--shots', type=int, default=100)
  args = parser.parse_args()

  qc = bernstein_vazirani(args.secret)
  sampler = StatevectorSampler()
  result = sampler.run([qc], shots=args.shots).result()
  counts = result[0].data.c.get_counts()
  print(counts)
  assert list(counts) == [args.secret]

if __name__ == '__main__':
  main()
