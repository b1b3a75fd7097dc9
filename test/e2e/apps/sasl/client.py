"""A client of python-binary-memcached: writes keys, reads them back, and tells as JSON what came of it."""
import json
import ssl
import sys

import bmemcached

told = json.loads(sys.argv[1])
context = ssl.create_default_context(cafile=told["ca"]) if told.get("ca") else None
client = bmemcached.DistributedClient(tuple(told["servers"]), told.get("username"), told.get("password"), tls_context=context, socket_timeout=8)
result = {"written": 0, "read": 0}
try:
    for number in range(told["keys"]):
        key = f"{told['prefix']}{number}"
        result["written"] += bool(client.set(key, f"value {number}"))
        result["read"] += client.get(key) == f"value {number}"
except Exception as error:  # whatever the library says is the result
    result["error"] = f"{type(error).__name__}: {error}"
print(json.dumps(result))
