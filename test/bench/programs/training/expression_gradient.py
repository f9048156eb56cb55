import numpy as np
from qiskit.circuit import Parameter, ParameterVector, QuantumCircuit

x, y = Parameter("x"), Parameter("y")
f = 2 * x * y.sin() + (x**2).exp() - y / 3

print(f)
print("df/dx =", f.gradient(x))
print("df/dy =", f.gradient(y))
print(f.parameters)

value = f.bind({x: 0.5, y: np.pi / 4})
print(float(value), value.numeric())

# finite difference check
eps = 1e-6
num = (f.bind({x: 0.5 + eps, y: 1.0}).numeric() - f.bind({x: 0.5 - eps, y: 1.0}).numeric()) / (2 * eps)
ana = f.gradient(x).bind({x: 0.5, y: 1.0}).numeric()
assert abs(num - ana) < 1e-5

# substitute one parameter by an expression of others
z = ParameterVector("z", 2)
g = f.subs({x: z[0] + z[1]})
print(g, sorted(p.name for p in g.parameters))

qc = QuantumCircuit(1)
qc.rx(f, 0)
qc.rz(g, 0)
qc.global_phase = x / 2
half = qc.assign_parameters({x: 0.1})
print(half.parameters)
full = half.assign_parameters({"y": 0.2, z: [0.3, 0.4]})
print(full)
