import itertools
import logging
from typing import Iterable, Iterator

import numpy as np
from qiskit.primitives import PrimitiveResult, PubResult
from qiskit_ibm_runtime import Batch, EstimatorV2, IBMBackend

LOG = logging.getLogger(__name__)

MAX_EXECUTIONS = 5_000_000


def pub_cost(pub, shots: int) -> int:
    """parameter sets x observables x shots, an upper bound really"""
    circuit, observables, *rest = pub
    params = np.asarray(rest[0]) if rest else np.zeros(1)
    n_sets = 1
    if circuit.num_parameters:
        n_sets = max(1, params.size // circuit.num_parameters)
    n_obs = len(observables) if isinstance(observables, (list, tuple)) else 1
    return n_sets * n_obs * shots


def split(pubs: Iterable, shots: int, limit: int = MAX_EXECUTIONS) -> Iterator[list]:
    chunk, used = [], 0
    for pub in pubs:
        cost = pub_cost(pub, shots)
        if chunk and used + cost > limit:
            yield chunk
            chunk, used = [], 0
        chunk.append(pub)
        used += cost
    if chunk:
        yield chunk


def isa_pubs(pm, circuits, observables) -> list:
    """Transpile and move the observables to the physical qubits."""
    pubs = []
    for circuit, ops in zip(pm.run(circuits), observables, strict=True):
        if not isinstance(ops, (list, tuple)):
            ops = [ops]
        pubs.append((circuit, [op.apply_layout(circuit.layout) for op in ops]))
    return pubs


def run_batched(
    backend: IBMBackend,
    pubs: list,
    shots: int = 4096,
    resilience: int = 1,
    tags: list[str] | None = None,
) -> list[PubResult]:
    chunks = list(split(pubs, shots))
    LOG.info("%d pubs in %d jobs on %s", len(pubs), len(chunks), backend.name)
    jobs = []
    with Batch(backend=backend) as batch:
        estimator = EstimatorV2(mode=batch)
        estimator.options.default_shots = shots
        estimator.options.resilience_level = resilience
        if tags:
            estimator.options.environment.job_tags = tags
        for i, chunk in enumerate(chunks):
            job = estimator.run(chunk)
            LOG.info("chunk %d -> %s", i, job.job_id())
            jobs.append(job)

    results: list[PrimitiveResult] = [job.result() for job in jobs]
    flat = list(itertools.chain.from_iterable(results))
    assert len(flat) == len(pubs)
    return flat


def expectation_table(results: list[PubResult]) -> np.ndarray:
    rows = []
    for r in results:
        evs, stds = np.atleast_1d(r.data.evs), np.atleast_1d(r.data.stds)
        rows.extend(zip(evs.ravel(), stds.ravel()))
    return np.array(rows)
