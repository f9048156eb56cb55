"""Fetch finished runtime jobs by tag and put their counts and metrics in a folder."""
import argparse
import json
import logging
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
from qiskit_ibm_runtime import QiskitRuntimeService, RuntimeDecoder, RuntimeEncoder

logger = logging.getLogger("collect")


def save_result(job, folder: Path):
    path = folder / f"{job.job_id()}.json"
    if path.exists():
        logger.debug("%s is there already", path.name)
        return load_result(path)
    result = job.result()
    with path.open("w") as file:
        json.dump(result, file, cls=RuntimeEncoder)
    return result


def load_result(path: Path):
    with path.open() as file:
        return json.load(file, cls=RuntimeDecoder)


def summarize(job, result):
    rows = []
    usage = job.metrics().get("usage", {})
    for k, pub in enumerate(result):
        row = {
            "job_id": job.job_id(),
            "backend": job.backend().name,
            "created": job.creation_date,
            "pub": k,
            "seconds": usage.get("quantum_seconds"),
        }
        if hasattr(pub, "join_data"):  # sampler
            joined = pub.join_data()
            row["shots"] = joined.num_shots
            row["mean_weight"] = float(joined.bitcount().mean())
        else:
            row["evs"] = np.asarray(pub.data.evs).tolist()
            row["stds"] = np.asarray(pub.data.stds).tolist()
        rows.append(row)
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tag")
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--limit", type=int, default=50)
    parser.add_argument("--folder", type=Path, default=Path("results"))
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.INFO)
    args.folder.mkdir(parents=True, exist_ok=True)

    service = QiskitRuntimeService()
    jobs = service.jobs(
        limit=args.limit,
        job_tags=[args.tag],
        created_after=datetime.now() - timedelta(days=args.days),
        pending=False,
    )
    logger.info("%d jobs with tag %s", len(jobs), args.tag)

    rows = []
    for job in jobs:
        if job.status() != "DONE":
            logger.warning("%s ended with %s", job.job_id(), job.status())
            continue
        rows.extend(summarize(job, save_result(job, args.folder)))

    table = pd.DataFrame(rows)
    table.to_csv(args.folder / f"{args.tag}.csv", index=False)
    print(table.to_string(max_rows=30))


if __name__ == "__main__":
    main()
