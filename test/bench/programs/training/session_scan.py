# scan of a two-parameter landscape within one session, resumable
import json
import logging
from pathlib import Path

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import EstimatorOptions, EstimatorV2, QiskitRuntimeService, Session

logging.basicConfig(format='%(asctime)s %(levelname).1s %(message)s', level=logging.INFO)
log = logging.getLogger('scan')

STATE = Path('scan_state.json')
N = 10


def model_circuit():
    a, b = Parameter('a'), Parameter('b')
    qc = QuantumCircuit(N)
    qc.h(range(N))
    for start in (0, 1):
        for i in range(start, N - 1, 2):
            qc.rzz(a, i, i + 1)
    qc.rx(b, range(N))
    return qc


def options():
    opts = EstimatorOptions()
    opts.default_precision = 0.02
    opts.resilience_level = 1
    opts.resilience.zne_mitigation = False
    opts.dynamical_decoupling.enable = True
    opts.dynamical_decoupling.sequence_type = 'XpXm'
    opts.twirling.enable_gates = True
    opts.twirling.num_randomizations = 32
    opts.environment.job_tags = ['landscape', 'scan']
    return opts


def load_state(n_rows):
    if STATE.exists():
        state = json.loads(STATE.read_text())
        log.info('resuming, %d rows there', len(state['rows']))
        return state
    return {'rows': {}, 'jobs': [], 'n_rows': n_rows}


def main():
    grid_a = np.linspace(0, np.pi, 16)
    grid_b = np.linspace(-np.pi/2, np.pi/2, 16)
    state = load_state(len(grid_a))
    todo = [i for i in range(len(grid_a)) if str(i) not in state['rows']]
    if not todo:
        log.info('nothing to do')
        return

    service = QiskitRuntimeService()
    backend = service.least_busy(operational=True, simulator=False, min_num_qubits=N)
    log.info('backend %s, %d pending', backend.name, backend.status().pending_jobs)

    pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
    isa = pm.run(model_circuit())
    H = SparsePauliOp.from_sparse_list([('ZZ', [i, i + 1], 1/(N - 1)) for i in range(N - 1)], N)
    isa_H = H.apply_layout(isa.layout)

    with Session(backend=backend, max_time='1h') as session:
        log.info('session %s', session.session_id)
        estimator = EstimatorV2(mode=session, options=options())
        for i in todo:
            values = np.column_stack([np.full(len(grid_b), grid_a[i]), grid_b])
            job = estimator.run([(isa, isa_H, values)])
            state['jobs'].append(job.job_id())
            try:
                data = job.result()[0].data
            except KeyboardInterrupt:
                log.warning('interrupted, cancelling %s', job.job_id())
                job.cancel()
                break
            state['rows'][str(i)] = {'a': grid_a[i], 'evs': data.evs.tolist(), 'stds': data.stds.tolist()}
            STATE.write_text(json.dumps(state))
            log.info('row %d: min %.3f max %.3f', i, data.evs.min(), data.evs.max())

    rows = [state['rows'][k]['evs'] for k in sorted(state['rows'], key=int)]
    np.save('landscape.npy', np.array(rows))


if __name__ == '__main__':
    main()
