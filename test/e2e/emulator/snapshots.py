"""Snapshots: MiniStack keeps their records, the launcher what is in them."""
from ministack.services import elasticache
from ministack.services.cloudformation import provisioners

from .launcher import LauncherError
from .patching import add_action, add_type, expect, wrap

FAILURE = "LocalEngineFailure"
TYPE = "AWS::ElastiCache::Snapshot"


def install(launcher):
    expect(elasticache, "_snapshots", "_replication_groups", "_clusters", "_describe_snapshots", "_delete_snapshot", "_arn_snapshot")
    expect(provisioners, "_ec_call", "_ec_query", "_ec_sync_tags", "_snapshot_id")
    wrap(elasticache, "_create_snapshot", lambda original: _creating(original, launcher))
    wrap(elasticache, "_delete_snapshot", lambda original: _deleting(original, launcher))
    add_type(TYPE, _create, _delete)
    # DeletionPolicy: Snapshot
    add_action("AWS::ElastiCache::ReplicationGroup", "snapshot", take_final)


def take_final(replication_group, _properties):
    provisioners._ec_call(elasticache._create_snapshot, {
        "SnapshotName": provisioners._snapshot_id(replication_group), "ReplicationGroupId": replication_group,
    }, TYPE, "create")


def _creating(original, launcher):
    def call(p):
        group, refused = _source(p)
        if refused:
            return refused
        name = elasticache._p(p, "SnapshotName")
        result = original(p)
        if result[0] >= 400 or group is None:
            return result
        record = elasticache._snapshots[name]
        record["NumNodeGroups"] = len(group["NodeGroups"])
        try:
            launcher.call("createSnapshot", name=group["ReplicationGroupId"], snapshot=name)
        except LauncherError as error:
            elasticache._snapshots.pop(name, None)
            return elasticache._error(FAILURE, str(error), 400)
        return result
    return call


def _source(p):
    """The group to keep, or why there is none; neither for what has no engines of a replication group."""
    group_id, cluster_id = elasticache._p(p, "ReplicationGroupId"), elasticache._p(p, "CacheClusterId")
    if group_id:
        group = elasticache._replication_groups.get(group_id)
        return group, None if group else _error("ReplicationGroupNotFoundFault", f"Replication group {group_id} not found.")
    cluster = elasticache._clusters.get(cluster_id)
    if cluster is None:
        return None, _error("CacheClusterNotFound", f"Cache cluster {cluster_id} not found.")
    group = elasticache._replication_groups.get(cluster["ReplicationGroupId"] or "")
    if group and group["ClusterEnabled"]:
        return None, _error("InvalidParameterValue", "Snapshots of a cluster are taken of the replication group.")
    return group, None


def _error(code, message):
    return elasticache._error(code, message, 400)


def _deleting(original, launcher):
    def call(p):
        result = original(p)
        if result[0] < 400:
            launcher.call("deleteSnapshot", snapshot=elasticache._p(p, "SnapshotName"))
        return result
    return call


def _create(_logical_id, properties, _stack):
    name = properties["SnapshotName"]
    given = {key: value for key, value in properties.items() if key != "Tags"}
    provisioners._ec_call(elasticache._create_snapshot, provisioners._ec_query(given), TYPE, "create")
    arn = elasticache._arn_snapshot(name)
    provisioners._ec_sync_tags(arn, {}, properties, TYPE)
    return name, {"Arn": arn}


def _delete(physical_id, _properties):
    elasticache._delete_snapshot({"SnapshotName": physical_id})
