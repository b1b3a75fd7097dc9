"""Serverless caches: for MiniStack's CloudFormation a new type, for its API one without containers."""
from ministack.services import elasticache
from ministack.services.cloudformation import provisioners

from .launcher import LauncherError
from .patching import HANDLERS, add_type, expect, wrap
from .users import users_of

TYPE = "AWS::ElastiCache::ServerlessCache"
CHANGEABLE = ("Description", "CacheUsageLimits", "UserGroupId", "SecurityGroupIds", "SnapshotRetentionLimit", "DailySnapshotTime",
              "Engine", "MajorEngineVersion")


def install(launcher):
    expect(elasticache, "_serverless_caches", "_p", "_modify_serverless_cache")
    expect(provisioners, "_ec_call", "_ec_query", "_replace_resource")
    wrap(elasticache, "_create_serverless_cache", lambda original: _creating(original, launcher))
    wrap(elasticache, "_delete_serverless_cache", lambda original: _deleting(original, launcher))
    add_type(TYPE, _create, _delete, _update)
    HANDLERS[TYPE]["update_with_logical_id"] = True


def _creating(original, launcher):
    def call(p):
        result = original(p)
        if result[0] >= 400:
            return result
        cache = elasticache._serverless_caches[elasticache._p(p, "ServerlessCacheName").lower()]
        try:
            # MiniStack takes Redis and Valkey only; a serverless cache speaks TLS and looks like a cluster
            described = launcher.call(
                "createReplicationGroup", name=_engine_name(cache), engine=cache["Engine"], shards=1, replicas=1, clusterMode=True, tls=True,
                users=users_of(cache))
        except LauncherError as error:
            elasticache._serverless_caches.pop(cache["ServerlessCacheName"], None)
            return elasticache._error("LocalEngineFailure", str(error), 400)
        endpoint = described["endpoints"]["configuration"]
        cache["Endpoint"] = cache["ReaderEndpoint"] = {"Address": endpoint["host"], "Port": endpoint["port"]}
        return result
    return call


def _deleting(original, launcher):
    def call(p):
        cache = elasticache._serverless_caches.get(elasticache._p(p, "ServerlessCacheName").lower())
        if cache:
            launcher.call("deleteReplicationGroup", name=_engine_name(cache))
        return original(p)
    return call


def _engine_name(cache):
    return f"serverless/{cache['ServerlessCacheName']}"


def _create(_logical_id, properties, _stack):
    name = properties["ServerlessCacheName"].lower()
    provisioners._ec_call(
        elasticache._create_serverless_cache, provisioners._ec_query({**properties, "ServerlessCacheName": name}), TYPE, "create")
    return name, _attributes(name)


def _update(physical_id, old, new, stack, logical_id=None):
    if new["ServerlessCacheName"].lower() != physical_id:
        return provisioners._replace_resource(TYPE, physical_id, old, new, stack, logical_id)
    changed = {key: new[key] for key in CHANGEABLE if key in new and new[key] != old.get(key)}
    if changed:
        provisioners._ec_call(
            elasticache._modify_serverless_cache, provisioners._ec_query({**changed, "ServerlessCacheName": physical_id}), TYPE, "update")
    return physical_id, _attributes(physical_id)


def _delete(physical_id, _properties):
    elasticache._delete_serverless_cache({"ServerlessCacheName": physical_id})


def _attributes(name):
    cache = elasticache._serverless_caches[name]
    attributes = {"ARN": cache["ARN"], "Status": cache["Status"], "CreateTime": str(cache["CreateTime"]),
                  "FullEngineVersion": cache["FullEngineVersion"]}
    for kind in ("Endpoint", "ReaderEndpoint"):
        attributes[f"{kind}.Address"] = cache[kind]["Address"]
        attributes[f"{kind}.Port"] = str(cache[kind]["Port"])
    return attributes
