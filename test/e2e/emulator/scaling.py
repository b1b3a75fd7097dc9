"""Replication groups that change while they run: nodes and shards come and go in the same group."""
from ministack.services import elasticache
from ministack.services.cloudformation import _stacks, engine, provisioners

from . import validation
from .launcher import LauncherError
from .patching import change_type, expect, wrap
from .replication_groups import FAILURE, show

TYPE = "AWS::ElastiCache::ReplicationGroup"


def install(launcher):
    expect(elasticache, "_increase_replica_count", "_decrease_replica_count", "_replication_groups", "_clusters", "_tags", "_arn_cluster",
           "_copy_tag_list", "_rg_xml", "_xml")
    expect(provisioners, "_ec_rg_requires_replacement", "_ec_rg_update", "_ec_rg_attrs", "_replace_resource", "_ec_call", "_CUSTOM_NAME_REPLACEMENT")
    expect(engine, "_parse_template")
    for name in ("_increase_replica_count", "_decrease_replica_count"):
        wrap(elasticache, name, lambda original: _scaling_replicas(original, launcher))
    wrap(provisioners, "_ec_rg_requires_replacement", _without_node_groups)
    change_type(TYPE, update=lambda original: _updating(original, launcher))


def _without_node_groups(original):
    """MiniStack can't see the update policy here; whether another number of shards replaces is decided in _updating."""
    return lambda old, new: original({**old, "NumNodeGroups": 1}, {**new, "NumNodeGroups": 1})


def _updating(original, launcher):
    def call(physical_id, old, new, stack, logical_id=None):
        definition = _definition(stack, logical_id)
        shards = int(new.get("NumNodeGroups") or 1)
        resharded = shards != int(old.get("NumNodeGroups") or 1)
        replaced = provisioners._ec_rg_requires_replacement(old, new) or (resharded and not _reshards_online(definition))
        if replaced and physical_id in elasticache._replication_groups:
            if definition.get("UpdateReplacePolicy") == "Snapshot":
                provisioners._ec_call(elasticache._create_snapshot, {
                    "SnapshotName": f"{physical_id}-before-replacement", "ReplicationGroupId": physical_id}, TYPE, "snapshot")
            # the new one first, as CloudFormation does; the id is generated anew
            return provisioners._replace_resource(TYPE, physical_id, old, new, stack, logical_id)
        _, attributes = original(physical_id, old, new, stack, logical_id)
        if resharded:
            provisioners._ec_call(
                lambda p: _reshard(launcher, p, shards), {"ReplicationGroupId": physical_id}, TYPE, "update")
            attributes = provisioners._ec_rg_attrs(physical_id)
        return physical_id, attributes
    return call


def _definition(stack, logical_id):
    """The resource in the template that is being deployed: handlers get its properties only."""
    template = engine._parse_template(_stacks[stack].get("_template_body") or "{}")
    return template.get("Resources", {}).get(logical_id) or {}


def _reshards_online(definition):
    policy = definition.get("UpdatePolicy") or {}
    return str(policy.get("UseOnlineResharding")).lower() == "true"


def _scaling_replicas(original, launcher):
    def call(p):
        group = elasticache._replication_groups.get(elasticache._p(p, "ReplicationGroupId"))
        if group is None:
            return original(p)
        replicas = int(elasticache._p(p, "NewReplicaCount") or "0")
        refused = _refuse_replicas(group, replicas)
        if refused:
            return elasticache._error("InvalidParameterValue", refused, 400)
        return _scale(launcher, group, "IncreaseReplicaCount", len(group["NodeGroups"]), replicas,
                      lambda: launcher.call("scaleReplicas", name=group["ReplicationGroupId"], replicas=replicas))
    return call


def _refuse_replicas(group, replicas):
    if not 0 <= replicas <= validation.MOST_REPLICAS:
        return f"The number of replicas per node group must be between 0 and {validation.MOST_REPLICAS}."
    if replicas == 0 and group["MultiAZ"] == "enabled":
        return "Multi-AZ needs at least one replica."
    return None


def _reshard(launcher, p, shards):
    group = elasticache._replication_groups[elasticache._p(p, "ReplicationGroupId")]
    if not group["ClusterEnabled"]:
        return elasticache._error("InvalidParameterValue", "A replication group without cluster mode has one node group.", 400)
    if not 1 <= shards <= validation.MOST_SHARDS:
        return elasticache._error("InvalidParameterValue", f"The number of node groups must be between 1 and {validation.MOST_SHARDS}.", 400)
    return _scale(launcher, group, "ModifyReplicationGroupShardConfiguration", shards, group["_replicas_per_node_group"],
                  lambda: launcher.call("scaleShards", name=group["ReplicationGroupId"], shards=shards))


def _scale(launcher, group, action, shards, replicas, work):
    try:
        described = work()
    except LauncherError as error:
        return elasticache._error(FAILURE, str(error), 400)
    _write_nodes(group, shards, replicas)
    show(group, described)
    return elasticache._xml(200, f"{action}Response", (
        f"<{action}Result><ReplicationGroup>{elasticache._rg_xml(group)}</ReplicationGroup></{action}Result>"))


def _write_nodes(group, shards, replicas):
    """MiniStack's records of the nodes that exist from now on; those that stay keep theirs."""
    example = elasticache._clusters[group["MemberClusters"][0]]
    tags = elasticache._tags.get(example["CacheClusterArn"], [])
    known = {member["CacheClusterId"]: member for shard in group["NodeGroups"] for member in shard["NodeGroupMembers"]}
    zone = lambda copy: example["PreferredAvailabilityZone"][:-1] + "abcdef"[copy % 6]
    member = lambda node_id, copy: known.get(node_id) or {
        "CacheClusterId": node_id, "CacheNodeId": "0001", "CurrentRole": "replica", "PreferredAvailabilityZone": zone(copy)}
    before = group["NodeGroups"]
    group["NodeGroups"] = [{
        **(before[shard] if shard < len(before) else {"NodeGroupId": f"{shard + 1:04d}", "Status": "available"}),
        "NodeGroupMembers": [member(_node_id(group, shard, copy), copy) for copy in range(replicas + 1)],
    } for shard in range(shards)]
    group["MemberClusters"] = [each["CacheClusterId"] for shard in group["NodeGroups"] for each in shard["NodeGroupMembers"]]
    group["_num_node_groups"], group["_replicas_per_node_group"] = shards, replicas
    for node_id in known.keys() - set(group["MemberClusters"]):
        elasticache._tags.pop(elasticache._clusters.pop(node_id)["CacheClusterArn"], None)
    for node_id in [each for each in group["MemberClusters"] if each not in known]:
        arn = elasticache._arn_cluster(node_id)
        elasticache._clusters[node_id] = {
            **example, "CacheClusterId": node_id, "CacheClusterArn": arn, "CacheNodes": [dict(example["CacheNodes"][0])]}
        elasticache._tags[arn] = elasticache._copy_tag_list(tags)


def _node_id(group, shard, copy):
    shard_id = f"{shard + 1:04d}-" if group["ClusterEnabled"] else ""
    return f"{group['ReplicationGroupId']}-{shard_id}{copy + 1:03d}"
