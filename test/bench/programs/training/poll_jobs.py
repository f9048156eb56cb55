#!/usr/bin/env python
# wait for a list of jobs and dump their counts
import argparse
import json
import sys
import time
from pathlib import Path

from qiskit_ibm_runtime import QiskitRuntimeService
from qiskit_ibm_runtime.exceptions import RuntimeJobNotFound


def wait_all(jobs, interval, timeout):
    t0 = time.time()
    pending = dict(jobs)
    while pending:
        for job_id in list(pending):
            job = pending[job_id]
            if job.in_final_state():
                yield job_id, job
                del pending[job_id]
        if not pending:
            break
        if timeout and time.time() - t0 > timeout:
            print('timeout, still pending: ' + ', '.join(pending), file=sys.stderr)
            return
        left = {j: pending[j].status() for j in pending}
        print(f'[{time.time() - t0:6.0f}s] {left}', file=sys.stderr)
        time.sleep(interval)


def dump(job, folder):
    result = job.result()
    out = []
    for pub in result:
        regs = {}
        for name, bits in pub.data.items():
            regs[name] = bits.get_counts()
        out.append(regs)
    path = folder / f'{job.job_id()}.json'
    path.write_text(json.dumps({'backend': job.backend().name,
                                'created': str(job.creation_date),
                                'tags': job.tags,
                                'counts': out}, indent=1))
    return path


def main(argv=None):
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('ids', nargs='*')
    ap.add_argument('--tag', help='all jobs with this tag')
    ap.add_argument('--interval', type=float, default=30)
    ap.add_argument('--timeout', type=float)
    ap.add_argument('-o', '--out', type=Path, default=Path('results'))
    args = ap.parse_args(argv)

    service = QiskitRuntimeService()
    jobs = {}
    for i in args.ids:
        try:
            jobs[i] = service.job(i)
        except RuntimeJobNotFound:
            print('no such job', i, file=sys.stderr)
    if args.tag:
        for job in service.jobs(limit=50, job_tags=[args.tag]):
            jobs[job.job_id()] = job
    if not jobs:
        ap.error('nothing to wait for')

    args.out.mkdir(exist_ok=True)
    failed = 0
    for job_id, job in wait_all(jobs.items(), args.interval, args.timeout):
        if job.errored() or job.cancelled():
            print(job_id, job.status(), job.error_message())
            failed += 1
        else:
            print(job_id, '->', dump(job, args.out))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
