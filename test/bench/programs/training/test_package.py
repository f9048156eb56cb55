import io
import math

import pytest
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister, qasm2, qasm3, qpy
from qiskit.circuit.library import QFTGate, real_amplitudes
from qiskit.quantum_info import Operator
from qiskit.transpiler import CouplingMap, PassManager, generate_preset_pass_manager
from qiskit.transpiler.exceptions import TranspilerError
from qiskit.transpiler.passes import CheckMap, RemoveBarriers
from qiskit_ibm_runtime.fake_provider import FakeManilaV2


def sample_circuit():
    qr = QuantumRegister(3, 'q')
    cr = ClassicalRegister(3, 'c')
    qc = QuantumCircuit(qr, cr, name='sample')
    qc.h(qr[0])
    qc.cx(qr[0], qr[1])
    qc.barrier()
    qc.cp(math.pi/4, qr[1], qr[2])
    qc.measure(qr, cr)
    return qc


@pytest.fixture(params=['qasm2', 'qasm3', 'qpy'])
def roundtrip(request):
    def via_qpy(qc):
        buf = io.BytesIO()
        qpy.dump(qc, buf)
        buf.seek(0)
        return qpy.load(buf)[0]
    return {
        'qasm2': lambda qc: qasm2.loads(qasm2.dumps(qc)),
        'qasm3': lambda qc: qasm3.loads(qasm3.dumps(qc)),
        'qpy': via_qpy,
    }[request.param]


def test_formats(roundtrip):
    qc = sample_circuit()
    back = roundtrip(qc)
    assert back.count_ops() == qc.count_ops()
    assert [r.name for r in back.cregs] == ['c']


@pytest.fixture(scope='session')
def manila():
    return FakeManilaV2()


@pytest.mark.parametrize('n', [2, 3, 4])
@pytest.mark.parametrize('level', [1, 3])
def test_isa_respects_coupling(manila, n, level):
    qc = QuantumCircuit(n)
    qc.append(QFTGate(n), range(n))
    isa = generate_preset_pass_manager(level, backend=manila, seed_transpiler=2).run(qc)
    check = PassManager([CheckMap(manila.coupling_map)])
    check.run(isa)
    assert check.property_set['is_swap_mapped']
    assert isa.num_qubits == manila.num_qubits


def test_too_wide(manila):
    pm = generate_preset_pass_manager(1, backend=manila)
    with pytest.raises(TranspilerError):
        pm.run(QuantumCircuit(9))


def test_barriers_removed():
    out = PassManager(RemoveBarriers()).run(sample_circuit())
    assert 'barrier' not in out.count_ops()
    assert out.name == 'sample'


def test_ansatz_parameter_count():
    for reps in range(4):
        assert real_amplitudes(3, reps=reps).num_parameters == 3*(reps + 1)


def test_inverse_is_identity():
    qc = sample_circuit()
    qc.remove_final_measurements()
    qc.compose(qc.inverse(), inplace=True)
    assert Operator(qc).equiv(Operator.from_label('III'))


@pytest.mark.xfail(reason='one-way map, see ticket 41', strict=False)
def test_directed_line():
    cmap = CouplingMap([[0, 1], [1, 2]])
    assert cmap.is_symmetric
