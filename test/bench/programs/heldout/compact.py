import qiskit
import numpy as np
from qiskit import QuantumCircuit as QC
from qiskit_aer import AerSimulator as Sim
print(qiskit.__version__)
s=Sim()
def go(theta,shots=200):
    c=QC(1,1)
    c.rx(theta,0)
    c.measure(0,0)
    return s.run(c,shots=shots).result().get_counts().get('1',0)/shots
xs=np.linspace(0,2*np.pi,9)
ys=[go(x) for x in xs]
for x,y in zip(xs,ys):
    print('%.2f %.3f'%(x,y))
best=max(range(len(xs)),key=lambda i:ys[i])
print(xs[best])
