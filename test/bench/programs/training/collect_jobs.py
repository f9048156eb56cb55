import json
import logging
import sys
import time
from pathlib import Path

from qiskit_ibm_runtime import QiskitRuntimeService, RuntimeJobFailureError, RuntimeJobTimeoutError

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
log = logging.getLogger("collect")

MANIFEST = Path(sys.argv[1] if len(sys.argv) > 1 else "jobs.json")
RESULTS = MANIFEST.with_suffix(".counts.json")
POLL = 60
TIMEOUT = 6 * 3600


def load_done():
    if RESULTS.exists():
        return json.loads(RESULTS.read_text())
    return {}


def fetch(job):
    """Counts and usage of a finished job."""
    result = job.result(timeout=300)
    data = result[0].data.meas
    return {
        "counts": data.get_counts(),
        "shots": data.num_shots,
        "usage_s": job.usage(),
        "created": job.creation_date.isoformat(),
    }


def main():
    service = QiskitRuntimeService()
    manifest = json.loads(MANIFEST.read_text())
    done = load_done()
    pending = [entry for entry in manifest["jobs"] if entry["job_id"] not in done]
    log.info("%d of %d jobs still missing", len(pending), len(manifest["jobs"]))

    deadline = time.time() + TIMEOUT
    while pending and time.time() < deadline:
        still = []
        for entry in pending:
            job = service.job(entry["job_id"])
            status = job.status()
            if status == "DONE":
                try:
                    done[entry["job_id"]] = entry | fetch(job)
                    log.info("%s collected", entry["job_id"])
                except (RuntimeJobFailureError, RuntimeJobTimeoutError) as err:
                    log.warning("%s: %s", entry["job_id"], err)
                    still.append(entry)
            elif status in ("ERROR", "CANCELLED"):
                log.error("%s %s: %s", entry["job_id"], status, job.error_message())
            else:
                log.info("%s is %s", entry["job_id"], status)
                still.append(entry)
        pending = still
        RESULTS.write_text(json.dumps(done))
        if pending:
            time.sleep(POLL)

    total = sum(entry["usage_s"] for entry in done.values())
    log.info("quantum seconds used: %.1f", total)


if __name__ == "__main__":
    main()
