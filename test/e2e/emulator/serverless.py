"""Serverless caches: for MiniStack's CloudFormation a new type, for its API one without containers, and with Memcached."""
from ministack.services import elasticache
from ministack.services.cloudformation import provisioners

from . import serverless_snapshots as snapshots
from .launcher import LauncherError
from .patching import HANDLERS, add_type, expect, wrap
from .users import users_of

TYPE = "AWS::ElastiCache::ServerlessCache"
CHANGEABLE = ("Description", "CacheUsageLimits", "UserGroupId", "SecurityGroupIds", "SnapshotRetentionLimit", "DailySnapshotTime",
              "Engine", "MajorEngineVersion")
FAILURE = "LocalEngineFailure"


def install(launcher):
    expect(elasticache, "_serverless_caches", "_p", "_error", "_modify_serverless_cache", "_SERVERLESS_ENGINE_VERSIONS", "_SERVERLESS_DEFAULT_MAJOR")
    expect(provisioners, "_ec_call", "_ec_query", "_replace_resource")
    # MiniStack takes Redis and Valkey only
    elasticache._SERVERLESS_ENGINE_VERSIONS["memcached"] = {"1.6": "1.6"}
    elasticache._SERVERLESS_DEFAULT_MAJOR["memcached"] = "1.6"
    snapshots.install(launcher)
    wrap(elasticache, "_create_serverless_cache", lambda original: _creating(original, launcher))
    wrap(elasticache, "_modify_serverless_cache", lambda original: _modifying(original, launcher))
    wrap(elasticache, "_delete_serverless_cache", lambda original: _deleting(original, launcher))
    add_type(TYPE, _create, _delete, _update)
    HANDLERS[TYPE]["update_with_logical_id"] = True


def _creating(original, launcher):
    def call(p):
        restored, refused = snapshots.to_restore(p)
        if refused:
            return refused
        # MiniStack refuses to restore
        result = original({key: value for key, value in p.items() if not key.startswith("SnapshotArnsToRestore")})
        if result[0] >= 400:
            return result
        cache = elasticache._serverless_caches[elasticache._p(p, "ServerlessCacheName").lower()]
        cache["ConnectionType"] = elasticache._p(p, "ConnectionType") or "vpc"
        try:
            _show(cache, _start(cache, launcher, restored))
        except LauncherError as error:
            elasticache._serverless_caches.pop(cache["ServerlessCacheName"], None)
            return elasticache._error(FAILURE, str(error), 400)
        return result
    return call


def _start(cache, launcher, restored):
    """A serverless cache speaks TLS; to clients of Redis and Valkey it looks like a cluster, to those of Memcached like one node."""
    if cache["Engine"] == "memcached":
        return launcher.call("createMemcached", name=snapshots.engine_name(cache), nodes=1, tls=True)
    return launcher.call(
        "createReplicationGroup", name=snapshots.engine_name(cache), engine=cache["Engine"], shards=1, replicas=1, clusterMode=True, tls=True,
        users=users_of(cache), **({"snapshot": restored} if restored else {}))


def _show(cache, described):
    """What is read from is a replica, as behind the service's second port; of Memcached there is none."""
    cache.pop("ReaderEndpoint", None)
    if cache["Engine"] == "memcached":
        cache["Endpoint"] = _address(described["nodes"][0])
        return
    cache["Endpoint"] = _address(described["endpoints"]["configuration"])
    cache["ReaderEndpoint"] = _address(next(node for node in described["nodes"] if node["role"] == "replica"))


def _address(node):
    return {"Address": node["host"], "Port": node["port"]}


def _modifying(original, launcher):
    def call(p):
        result = original(p)
        cache = elasticache._serverless_caches.get(elasticache._p(p, "ServerlessCacheName").lower())
        if result[0] < 400 and elasticache._p(p, "UserGroupId"):
            launcher.call("updateUsers", name=snapshots.engine_name(cache), users=users_of(cache))
        return result
    return call


def _deleting(original, launcher):
    def call(p):
        cache = elasticache._serverless_caches.get(elasticache._p(p, "ServerlessCacheName").lower())
        final = elasticache._p(p, "FinalSnapshotName")
        if cache:
            refused = snapshots.take(final, cache, []) if final else None
            if refused:
                return refused
            launcher.call("deleteMemcached" if cache["Engine"] == "memcached" else "deleteReplicationGroup", name=snapshots.engine_name(cache))
        # MiniStack takes no snapshots of serverless caches
        return original({key: value for key, value in p.items() if key != "FinalSnapshotName"})
    return call


def _create(_logical_id, properties, _stack):
    name = properties["ServerlessCacheName"].lower()
    # it is for the end: the API takes it when the cache is deleted
    given = {key: value for key, value in properties.items() if key != "FinalSnapshotName"}
    provisioners._ec_call(
        elasticache._create_serverless_cache, provisioners._ec_query({**given, "ServerlessCacheName": name}), TYPE, "create")
    return name, _attributes(name)


def _update(physical_id, old, new, stack, logical_id=None):
    if new["ServerlessCacheName"].lower() != physical_id:
        return provisioners._replace_resource(TYPE, physical_id, old, new, stack, logical_id)
    changed = {key: new[key] for key in CHANGEABLE if key in new and new[key] != old.get(key)}
    if changed:
        provisioners._ec_call(
            elasticache._modify_serverless_cache, provisioners._ec_query({**changed, "ServerlessCacheName": physical_id}), TYPE, "update")
    return physical_id, _attributes(physical_id)


def _delete(physical_id, properties):
    final = properties.get("FinalSnapshotName")
    provisioners._ec_call(elasticache._delete_serverless_cache, {
        "ServerlessCacheName": physical_id, **({"FinalSnapshotName": final} if final else {}),
    }, TYPE, "delete")


def _attributes(name):
    cache = elasticache._serverless_caches[name]
    attributes = {"ARN": cache["ARN"], "Status": cache["Status"], "CreateTime": str(cache["CreateTime"]),
                  "FullEngineVersion": cache["FullEngineVersion"]}
    for kind in ("Endpoint", "ReaderEndpoint"):
        if kind in cache:
            attributes[f"{kind}.Address"] = cache[kind]["Address"]
            attributes[f"{kind}.Port"] = str(cache[kind]["Port"])
    return attributes
