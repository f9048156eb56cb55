"""Submit sampler jobs to IBM Quantum and try again when they fail."""

import logging
import random
import time
from collections.abc import Callable, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

from qiskit import QuantumCircuit
from qiskit.primitives import PrimitiveResult
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2
from qiskit_ibm_runtime.exceptions import (
    IBMRuntimeError,
    RuntimeJobFailureError,
    RuntimeJobTimeoutError,
)

log = logging.getLogger("retrying_sampler")

P = ParamSpec("P")
R = TypeVar("R")


def retry(
    times: int = 3,
    base_delay: float = 2.0,
    exceptions: tuple[type[Exception], ...] = (IBMRuntimeError,),
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Retry with exponential backoff and a bit of jitter."""

    def decorator(func: Callable[P, R]) -> Callable[P, R]:
        @wraps(func)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            for attempt in range(1, times + 1):
                try:
                    return func(*args, **kwargs)
                except exceptions as exc:
                    if attempt == times:
                        raise
                    delay = base_delay * 2 ** (attempt - 1) + random.random()
                    log.warning(
                        "%s failed (%s), attempt %d/%d, waiting %.1f s",
                        func.__name__,
                        exc,
                        attempt,
                        times,
                        delay,
                    )
                    time.sleep(delay)
            raise RuntimeError("unreachable")

        return wrapper

    return decorator


class RetryingSampler:
    def __init__(self, backend, shots: int = 4096, timeout: float = 3600.0):
        self.sampler = SamplerV2(mode=backend)
        self.sampler.options.default_shots = shots
        self.timeout = timeout
        self.job_ids: list[str] = []

    @retry(times=4, exceptions=(RuntimeJobFailureError, RuntimeJobTimeoutError))
    def run(self, circuits: Sequence[QuantumCircuit]) -> PrimitiveResult:
        job = self._submit(circuits)
        self.job_ids.append(job.job_id())
        log.info("job %s submitted", job.job_id())
        return job.result(timeout=self.timeout)

    @retry(times=5, base_delay=1.0)
    def _submit(self, circuits: Sequence[QuantumCircuit]):
        return self.sampler.run(list(circuits))


if __name__ == "__main__":
    from qiskit.transpiler import generate_preset_pass_manager

    logging.basicConfig(level=logging.INFO)
    service = QiskitRuntimeService()
    backend = service.least_busy(operational=True, simulator=False)

    bell = QuantumCircuit(2)
    bell.h(0)
    bell.cx(0, 1)
    bell.measure_all()
    pm = generate_preset_pass_manager(optimization_level=1, backend=backend)

    result = RetryingSampler(backend).run([pm.run(bell)])
    print(result[0].data.meas.get_counts())
