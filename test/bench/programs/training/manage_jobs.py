"""Command line helper around the job-management page of the documentation.

    python manage_jobs.py list --backend ibm_torino --days 7
    python manage_jobs.py show <job id>
    python manage_jobs.py save <job id> result.json
    python manage_jobs.py cancel <job id>
"""
import argparse
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

from qiskit_ibm_runtime import QiskitRuntimeService, RuntimeDecoder, RuntimeEncoder


def list_jobs(service, args):
    since = datetime.now(timezone.utc) - timedelta(days=args.days)
    jobs = service.jobs(
        limit=args.limit,
        backend_name=args.backend,
        created_after=since,
        descending=True,
    )
    for job in jobs:
        created = job.creation_date.strftime("%Y-%m-%d %H:%M")
        print(f"{job.job_id():<22} {created}  {job.primitive_id:<10} {job.status()}")
    print(f"{len(jobs)} jobs")


def show_job(service, args):
    job = service.job(args.job_id)
    print(f"Status:  {job.status()}")
    print(f"Backend: {job.backend().name}")
    print(f"Session: {job.session_id}")
    print(f"Tags:    {', '.join(job.tags)}")
    if job.errored():
        print(f"Error:   {job.error_message()}")
        return
    if job.done():
        print(f"Usage:   {job.usage()} s")
        for key, value in job.metrics()["timestamps"].items():
            print(f"    {key:<10} {value}")
    else:
        print(f"Estimated: {job.usage_estimation}")


def save_result(service, args):
    job = service.job(args.job_id)
    result = job.result()
    with open(args.file, "w") as file:
        json.dump(result, file, cls=RuntimeEncoder)

    # read it back, to be sure that nothing got lost
    with open(args.file, "r") as file:
        restored = json.load(file, cls=RuntimeDecoder)
    assert len(restored) == len(result)
    print(f"{len(restored)} PUB results written to {args.file}")


def cancel_job(service, args):
    job = service.job(args.job_id)
    if job.in_final_state():
        print(f"Job {args.job_id} is already {job.status()}")
    else:
        job.cancel()
        print("Cancelled.")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    subparsers = parser.add_subparsers(required=True)

    p = subparsers.add_parser("list")
    p.add_argument("--backend", default=None)
    p.add_argument("--days", type=int, default=30)
    p.add_argument("--limit", type=int, default=20)
    p.set_defaults(func=list_jobs)

    for name, func in (("show", show_job), ("cancel", cancel_job)):
        p = subparsers.add_parser(name)
        p.add_argument("job_id")
        p.set_defaults(func=func)

    p = subparsers.add_parser("save")
    p.add_argument("job_id")
    p.add_argument("file", type=Path)
    p.set_defaults(func=save_result)

    args = parser.parse_args()
    args.func(QiskitRuntimeService(), args)


if __name__ == "__main__":
    main()
