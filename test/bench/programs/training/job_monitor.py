import time
from qiskit_ibm_runtime import QiskitRuntimeService

service = QiskitRuntimeService()
job = service.job("d0abc123")

while True:
    status = job.status()
    print("status:", status)
    if status in ("DONE", "ERROR", "CANCELLED"):
        break
    time.sleep(10)

if status == "DONE":
    result = job.result()
    for idx, pub_result in enumerate(result):
        data = pub_result.data
        print(f"pub {idx}: evs={data.evs} stds={data.stds}")
    print("usage:", job.usage())
else:
    print(job.error_message())
