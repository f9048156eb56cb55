"""Everything that can be done with the output of the Sampler."""

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import ParameterVector
from qiskit.primitives import BitArray, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp

alpha = ClassicalRegister(5, "alpha")
beta = ClassicalRegister(7, "beta")
qreg = QuantumRegister(12)
angles = ParameterVector("angle", 2)

circuit = QuantumCircuit(qreg, alpha, beta)
circuit.ry(angles[0], 0)
circuit.ry(angles[1], 11)
for i in range(10):
    circuit.cx(i, i + 1)
circuit.measure(range(5), alpha)
circuit.measure(range(5, 12), beta)

sampler = StatevectorSampler(seed=2024)
grid = np.stack(np.meshgrid(np.linspace(0, np.pi, 4), np.linspace(0, np.pi, 3)), axis=-1)
print(f"Parameter values have shape {grid.shape}")

result = sampler.run([(circuit, grid)], shots=256).result()
data = result[0].data
print(f"The data bin has shape {data.shape} and the keys {list(data.keys())}")
for name, bit_array in data.items():
    print(f"BitArray for {name!r}: shape={bit_array.shape}, "
          f"num_shots={bit_array.num_shots}, num_bits={bit_array.num_bits}")

# The raw, bit-packed array
print(data.alpha.array.shape, data.alpha.array.dtype)
print(data.beta.array[2, 3, :3, :])

# Counts, all together or at one location
print("all of alpha:    ", data.alpha.get_counts())
print("alpha at (1, 2): ", data.alpha.get_counts((1, 2)))
print("as integers:     ", data.alpha.get_int_counts((1, 2)))
print("first bitstrings:", data.beta.get_bitstrings((0, 0))[:3])

# Slicing
one_point = data.alpha[1, 2]
print("three bits: ", one_point.slice_bits([0, 2, 4]).get_counts())
print("ten shots:  ", one_point.slice_shots(range(10)).get_counts())

# Post-selection: keep the shots with bit 0 of alpha in state 1
kept = one_point.postselect([0], [1])
print(f"{kept.num_shots} of {one_point.num_shots} shots survive post-selection")

# Merge the two registers
merged = BitArray.concatenate_bits([data.alpha, data.beta])
print(f"merged: {merged.num_bits} bits, shape {merged.shape}")
print(merged.get_counts((2, 3)))

# Diagonal observables can be estimated straight from the bits
parities = data.alpha.expectation_values(SparsePauliOp("ZIIIZ"))
print(np.round(parities, 3))

# And back from a dictionary
array = BitArray.from_counts({"00": 100, "11": 120, "01": 3})
print(array, array.bitcount().mean())

mask = array.to_bool_array(order="little")
print(f"Fraction of ones on bit 0: {mask[:, 0].mean():.3f}")
