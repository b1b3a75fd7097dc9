"""RDS: MiniStack keeps the records; behind them is the one PostgreSQL server of the test, where each database gets its owner."""
import json
import os
import re
import shutil
import subprocess

from ministack.services import rds

from .patching import change_type, expect

NAME = re.compile(r"[A-Za-z]\w{0,62}")


def install(launcher):
    settings = os.environ.get("EMULATOR_POSTGRES")
    if not settings:
        # databases are records only
        return
    server = json.loads(settings)
    _speak_tls(server, os.path.dirname(launcher.call("describe")["caFile"]))
    expect(rds, "_instances", "_clusters")
    change_type("AWS::RDS::DBCluster", create=lambda original: _creating(original, server, _cluster))
    change_type("AWS::RDS::DBInstance", create=lambda original: _creating(original, server, _instance))


def _speak_tls(server, certificates):
    """With the certificate of the engines: functions and clients trust the one authority of this run."""
    owner = os.stat(server["directory"])
    for name in ("node.pem", "node.key"):
        file = os.path.join(server["directory"], name)
        shutil.copyfile(os.path.join(certificates, name), file)
        os.chmod(file, 0o600)
        os.chown(file, owner.st_uid, owner.st_gid)
    for setting, value in (("ssl_cert_file", "node.pem"), ("ssl_key_file", "node.key")):
        _ask(server, f"alter system set {setting} = '{os.path.join(server['directory'], value)}'")
    _ask(server, "alter system set ssl = on; select pg_reload_conf()")


def _creating(original, server, show):
    def call(logical_id, properties, stack):
        if "postgres" not in str(properties.get("Engine")):
            return original(logical_id, properties, stack)
        physical_id, attributes = original(logical_id, properties, stack)
        if not properties.get("DBClusterIdentifier") or show is _cluster:
            _own(server, properties)
        return physical_id, {**attributes, **show(server, physical_id)}
    return call


def _own(server, properties):
    """The user that RDS makes, and a database of its own."""
    user, password = properties["MasterUsername"], properties["MasterUserPassword"]
    database = properties.get("DBName") or properties.get("DatabaseName")
    for name in (user, database):
        if name is not None and not NAME.fullmatch(name):
            raise ValueError(f"'{name}' is no name of a user or database of RDS for PostgreSQL")
    quoted = password.replace("'", "''")
    exists = _ask(server, f"select 1 from pg_roles where rolname = '{user}'")
    _ask(server, f"{'alter' if exists else 'create'} role \"{user}\" login createdb createrole password '{quoted}'")
    if database and not _ask(server, f"select 1 from pg_database where datname = '{database}'"):
        _ask(server, f'create database "{database}" owner "{user}"')


def _ask(server, statement):
    done = subprocess.run(
        [server["psql"], "-h", server["directory"], "-p", str(server["port"]), "-U", server["superuser"], "-d", "postgres", "-At",
         "-v", "ON_ERROR_STOP=1"],
        input=statement, capture_output=True, text=True, timeout=30)
    if done.returncode:
        raise ValueError(f"PostgreSQL said: {done.stderr.strip()}")
    return done.stdout.strip()


def _instance(server, physical_id):
    endpoint = rds._instances[physical_id]["Endpoint"]
    endpoint.update({"Address": server["host"], "Port": server["port"]})
    return {"Endpoint.Address": server["host"], "Endpoint.Port": str(server["port"])}


def _cluster(server, physical_id):
    cluster = rds._clusters[physical_id]
    cluster.update({"Endpoint": server["host"], "ReaderEndpoint": server["host"], "Port": server["port"]})
    return {"Endpoint.Address": server["host"], "Endpoint.Port": str(server["port"]), "ReadEndpoint.Address": server["host"]}
