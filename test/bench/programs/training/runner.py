import functools
import logging
import random
import time

from qiskit.primitives import BackendSamplerV2, StatevectorSampler
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import (
    IBMRuntimeError,
    QiskitRuntimeService,
    RuntimeJobFailureError,
    SamplerV2,
)

logger = logging.getLogger("runner")


def retry(times=3, delay=2.0, backoff=2.0, exceptions=(IBMRuntimeError,)):
    def wrap(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            wait = delay
            for attempt in range(1, times + 1):
                try:
                    return fn(*args, **kwargs)
                except exceptions as err:
                    if attempt == times:
                        raise
                    logger.warning("%s failed (%s), attempt %d/%d", fn.__name__, err, attempt, times)
                    time.sleep(wait + random.random())
                    wait *= backoff

        return inner

    return wrap


class Runner:
    """Runs circuits on whatever it was given: nothing, a local backend, or a name."""

    def __init__(self, backend=None, shots=1024, level=1, seed=None):
        self.shots = shots
        self.level = level
        self.seed = seed
        if isinstance(backend, str):
            self.service = QiskitRuntimeService()
            backend = self.service.backend(backend)
            self.sampler = SamplerV2(mode=backend)
        elif backend is None:
            self.sampler = StatevectorSampler(seed=seed)
        else:
            self.sampler = BackendSamplerV2(backend=backend)
        self.backend = backend
        self._pm = None

    @property
    def pass_manager(self):
        if self._pm is None and self.backend is not None:
            self._pm = generate_preset_pass_manager(
                optimization_level=self.level,
                backend=self.backend,
                seed_transpiler=self.seed,
            )
        return self._pm

    def prepare(self, circuits):
        if self.pass_manager is None:
            return circuits
        start = time.perf_counter()
        isa = self.pass_manager.run(circuits)
        logger.debug("transpiled %d circuits in %.2fs", len(circuits), time.perf_counter() - start)
        return isa

    @retry(times=4)
    def submit(self, pubs):
        job = self.sampler.run(pubs, shots=self.shots)
        logger.info("job %s", job.job_id())
        return job

    def counts(self, circuits):
        single = not isinstance(circuits, (list, tuple))
        if single:
            circuits = [circuits]
        job = self.submit(self.prepare(circuits))
        try:
            result = job.result()
        except RuntimeJobFailureError as err:
            logger.error("job %s failed: %s", job.job_id(), err)
            raise
        all_counts = [pub.join_data().get_counts() for pub in result]
        return all_counts[0] if single else all_counts
