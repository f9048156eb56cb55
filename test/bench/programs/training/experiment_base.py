import json
from abc import ABC, abstractmethod
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2
from qiskit.transpiler import generate_preset_pass_manager
from scipy.optimize import curve_fit


class Experiment(ABC):
    """circuits -> run -> analyse -> plot"""

    name = 'experiment'

    def __init__(self, qubit, xs, shots=1000):
        self.qubit = qubit
        self.xs = np.asarray(xs)
        self.shots = shots
        self.ys = None
        self.fit = None

    @abstractmethod
    def circuit(self, x):
        pass

    @abstractmethod
    def model(self, x, *p):
        pass

    @abstractmethod
    def guess(self):
        pass

    def circuits(self):
        for x in self.xs:
            qc = self.circuit(x)
            qc.metadata = {'experiment': self.name, 'x': float(x), 'qubit': self.qubit}
            yield qc

    def run(self, backend):
        pm = generate_preset_pass_manager(1, backend=backend, initial_layout=[self.qubit])
        isa = pm.run(list(self.circuits()))
        result = BackendSamplerV2(backend=backend).run(isa, shots=self.shots).result()
        self.ys = np.array([r.data.c.get_counts().get('1', 0)/self.shots for r in result])
        return self

    def analyse(self):
        if self.ys is None:
            raise RuntimeError('run() first')
        popt, pcov = curve_fit(self.model, self.xs, self.ys, p0=self.guess(), maxfev=5000)
        self.fit = popt, np.sqrt(np.diag(pcov))
        return self.fit

    def plot(self, ax=None):
        ax = ax or plt.gca()
        ax.plot(self.xs, self.ys, 'o', ms=4)
        if self.fit:
            fine = np.linspace(self.xs.min(), self.xs.max(), 300)
            ax.plot(fine, self.model(fine, *self.fit[0]))
        ax.set_title(f'{self.name}, Q{self.qubit}')
        return ax

    def save(self, folder):
        path = Path(folder)/f'{self.name}_q{self.qubit}.json'
        path.write_text(json.dumps({'x': self.xs.tolist(), 'y': self.ys.tolist()}))


class T1(Experiment):
    name = 't1'

    def circuit(self, x):
        qc = QuantumCircuit(1, 1)
        qc.x(0)
        qc.delay(x, 0, unit='us')
        qc.measure(0, 0)
        return qc

    def model(self, x, a, t1, b):
        return a*np.exp(-x/t1) + b

    def guess(self):
        return 1, self.xs.mean(), 0


class Rabi(Experiment):
    name = 'rabi'

    def circuit(self, x):
        qc = QuantumCircuit(1, 1)
        qc.rx(x, 0)
        qc.measure(0, 0)
        return qc

    def model(self, x, a, w, b):
        return b - a*np.cos(w*x)

    def guess(self):
        return 0.5, 1, 0.5
