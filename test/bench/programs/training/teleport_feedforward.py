from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.primitives import BackendSamplerV2
from qiskit.quantum_info import Statevector
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
import numpy as np

# Registers: the message, Alice's half of the pair, Bob's half
msg = QuantumRegister(1, "msg")
alice = QuantumRegister(1, "alice")
bob = QuantumRegister(1, "bob")
m_z = ClassicalRegister(1, "m_z")
m_x = ClassicalRegister(1, "m_x")
output = ClassicalRegister(1, "output")

theta, phi = 0.7, 1.9

teleport = QuantumCircuit(msg, alice, bob, m_z, m_x, output)

# State to be teleported
teleport.ry(theta, msg)
teleport.rz(phi, msg)
teleport.barrier()

# Shared Bell pair
teleport.h(alice)
teleport.cx(alice, bob)
teleport.barrier()

# Bell measurement on Alice's side
teleport.cx(msg, alice)
teleport.h(msg)
teleport.measure(msg, m_z)
teleport.measure(alice, m_x)

# Bob's corrections depend on Alice's outcomes
with teleport.if_test((m_x, 1)):
    teleport.x(bob)
with teleport.if_test((m_z, 1)):
    teleport.z(bob)

# Undo the preparation. Bob should always read 0
teleport.barrier()
teleport.rz(-phi, bob)
teleport.ry(-theta, bob)
teleport.measure(bob, output)

print(teleport.draw(cregbundle=False, fold=-1))

backend = AerSimulator(seed_simulator=42)
pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
sampler = BackendSamplerV2(backend=backend)
result = sampler.run([pm.run(teleport)], shots=2000).result()
data = result[0].data

print(f"Alice, z outcome: {data.m_z.get_counts()}")
print(f"Alice, x outcome: {data.m_x.get_counts()}")
print(f"Bob:              {data.output.get_counts()}")
assert data.output.get_counts() == {"0": 2000}

# join_data puts all registers into one bit array
joined = result[0].join_data(["m_z", "m_x", "output"])
print(joined.get_counts())

# What we have sent, for reference
prep = QuantumCircuit(1)
prep.ry(theta, 0)
prep.rz(phi, 0)
state = Statevector(prep)
print(np.round(state.data, 4), state.probabilities_dict())
