"""Snapshots of serverless caches, which MiniStack doesn't have: records here, and what is in those of Redis and Valkey in the launcher."""
from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region
from ministack.services import elasticache
from ministack.services.cloudformation import provisioners

from .launcher import LauncherError
from .patching import add_type, edit_source, expect

TYPE = "AWS::ElastiCache::ServerlessCacheSnapshot"
FAILURE = "LocalEngineFailure"
SNAPSHOTS = AccountRegionScopedDict()
KINDS = {"serverlesscachesnapshot": "serverless/", "snapshot": ""}
_launcher = None


def install(launcher):
    global _launcher
    _launcher = launcher
    expect(elasticache, "_serverless_caches", "_tags", "_p", "_error", "_xml", "_extract_configs")
    expect(provisioners, "_ec_call", "_ec_sync_tags")
    elasticache._describe_serverless_cache_snapshots = _describe
    edit_source(elasticache, "handle_request", '"DescribeEvents": _describe_events,',
                '"DescribeServerlessCacheSnapshots": _describe_serverless_cache_snapshots, "DescribeEvents": _describe_events,')
    add_type(TYPE, _create, _delete)


def engine_name(cache):
    return f"serverless/{cache['ServerlessCacheName']}"


def take(name, cache, tags):
    """Keeps what is in a cache; gives what the service would refuse it with."""
    if name in SNAPSHOTS:
        return elasticache._error("ServerlessCacheSnapshotAlreadyExistsFault", f"The serverless cache snapshot {name} already exists.", 400)
    try:
        # what Memcached holds can't be read in one piece: there the record is all
        if cache["Engine"] != "memcached":
            _launcher.call("createSnapshot", name=engine_name(cache), snapshot=KINDS["serverlesscachesnapshot"] + name)
    except LauncherError as error:
        return elasticache._error(FAILURE, str(error), 400)
    arn = f"arn:aws:elasticache:{get_region()}:{get_account_id()}:serverlesscachesnapshot:{name}"
    SNAPSHOTS[name] = {"Name": name, "ARN": arn, "Cache": cache["ServerlessCacheName"], "Engine": cache["Engine"]}
    elasticache._tags[arn] = tags
    return None


def to_restore(p):
    """The launcher's name of the snapshot to begin with, or why there is none; neither when nothing is restored."""
    arns = elasticache._extract_configs(p, "SnapshotArnsToRestore", ("SnapshotArn", "member"))
    if not arns:
        return None, None
    kind, name = arns[0].split(":")[-2:]
    known = {"serverlesscachesnapshot": SNAPSHOTS, "snapshot": elasticache._snapshots}.get(kind, {})
    if len(arns) > 1 or name not in known:
        return None, elasticache._error("SnapshotNotFoundFault", f"{' and '.join(arns)}: not present, or not one snapshot.", 404)
    return KINDS[kind] + name, None


def _describe(_p):
    members = "".join(
        f"<member><ServerlessCacheSnapshotName>{each['Name']}</ServerlessCacheSnapshotName><ARN>{each['ARN']}</ARN><Status>available</Status>"
        f"<ServerlessCacheConfiguration><ServerlessCacheName>{each['Cache']}</ServerlessCacheName><Engine>{each['Engine']}</Engine>"
        "</ServerlessCacheConfiguration></member>" for each in SNAPSHOTS.values())
    return elasticache._xml(200, "DescribeServerlessCacheSnapshotsResponse", (
        f"<DescribeServerlessCacheSnapshotsResult><ServerlessCacheSnapshots>{members}</ServerlessCacheSnapshots>"
        "</DescribeServerlessCacheSnapshotsResult>"))


def _create(_logical_id, properties, _stack):
    cache = elasticache._serverless_caches.get(properties["ServerlessCacheName"])
    if cache is None:
        raise ValueError(f"{TYPE} create: the serverless cache {properties['ServerlessCacheName']} was not found")
    name = properties["ServerlessCacheSnapshotName"]
    refused = take(name, cache, [])
    if refused:
        raise ValueError(f"{TYPE} create: {refused[2].decode()}")
    provisioners._ec_sync_tags(SNAPSHOTS[name]["ARN"], {}, properties, TYPE)
    # its primary identifier is the ARN
    return SNAPSHOTS[name]["ARN"], {"ARN": SNAPSHOTS[name]["ARN"]}


def _delete(physical_id, _properties):
    snapshot = SNAPSHOTS.pop(physical_id.split(":")[-1], None)
    if snapshot and snapshot["Engine"] != "memcached":
        _launcher.call("deleteSnapshot", snapshot=KINDS["serverlesscachesnapshot"] + snapshot["Name"])
