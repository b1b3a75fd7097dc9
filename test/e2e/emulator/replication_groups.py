"""Replication groups with engines behind them."""
import re

from ministack.services import elasticache

from . import validation
from .launcher import LauncherError
from .patching import edit_source, expect, wrap
from .users import users_of

FAILURE = "LocalEngineFailure"


def install(launcher):
    expect(elasticache, "_replication_groups", "_clusters", "_tags", "_p", "_error", "_snapshots", "_arn_cluster")
    # MiniStack refuses two shards because of a limit of redis-cli; the service takes them
    edit_source(elasticache, "_create_replication_group", "if num_node_groups == 2:", "if False:")
    wrap(elasticache, "_create_replication_group", lambda original: _creating(original, launcher))
    wrap(elasticache, "_delete_replication_group", lambda original: _deleting(original, launcher))
    wrap(elasticache, "_modify_replication_group", lambda original: _modifying(original, launcher))
    for name in ("_modify_cache_parameter_group", "_reset_cache_parameter_group"):
        wrap(elasticache, name, lambda original: _then_telling_engines(original, launcher))
    wrap(elasticache, "_update_auth_token", lambda original: _updating_token(original, launcher))
    wrap(elasticache, "_rg_xml", _as_the_service_describes)
    wrap(elasticache, "_describe_replication_groups", lambda original: _describing(original, launcher))


def _creating(original, launcher):
    # MiniStack's own: there are no engines to stop
    forget = elasticache._delete_replication_group

    def call(p):
        refused = validation.refuse_replication_group(p) or _refuse_snapshot(p)
        if refused:
            return refused
        result = original(p)
        if result[0] >= 400:
            return result
        name = elasticache._p(p, "ReplicationGroupId")
        group = elasticache._replication_groups[name]
        group["KmsKeyId"] = elasticache._p(p, "KmsKeyId")
        group["ClusterEnabled"] = validation.is_clustered(p)
        group["ClusterMode"] = "enabled" if group["ClusterEnabled"] else "disabled"
        if not group["ClusterEnabled"]:
            _name_nodes_without_shard(group)
        try:
            show(group, launcher.call("createReplicationGroup", **_engine_options(group, p)))
        except LauncherError as error:
            forget({"ReplicationGroupId": name})
            return elasticache._error(FAILURE, str(error), 400)
        return elasticache._xml(200, "CreateReplicationGroupResponse", (
            "<CreateReplicationGroupResult><ReplicationGroup>"
            f"{elasticache._rg_xml(group)}</ReplicationGroup></CreateReplicationGroupResult>"))
    return call


def _refuse_snapshot(p):
    name = elasticache._p(p, "SnapshotName")
    if name and name not in elasticache._snapshots:
        return elasticache._error("SnapshotNotFoundFault", f"{name} is either not present or not available.", 404)
    return None


def _engine_options(group, p):
    snapshot = elasticache._p(p, "SnapshotName")
    return {
        **({"snapshot": snapshot} if snapshot else {}),
        "name": group["ReplicationGroupId"],
        "engine": group["Engine"],
        "shards": group["_num_node_groups"],
        "replicas": group["_replicas_per_node_group"],
        "clusterMode": group["ClusterEnabled"],
        "tls": group["TransitEncryptionEnabled"],
        "authToken": (group["_auth_tokens"] or [None])[0],
        "users": users_of(group),
        "parameters": validation.parameters_of(group["CacheParameterGroupName"]),
    }


def _name_nodes_without_shard(group):
    """Without cluster mode a node is <group>-001; MiniStack names them all <group>-0001-001."""
    for member in group["NodeGroups"][0]["NodeGroupMembers"]:
        old, new = member["CacheClusterId"], f"{group['ReplicationGroupId']}-{member['CacheClusterId'][-3:]}"
        record = elasticache._clusters.pop(old)
        record["CacheClusterId"], record["CacheClusterArn"] = new, elasticache._arn_cluster(new)
        elasticache._clusters[new] = record
        elasticache._tags[record["CacheClusterArn"]] = elasticache._tags.pop(elasticache._arn_cluster(old), [])
        member["CacheClusterId"] = new
    group["MemberClusters"] = [member["CacheClusterId"] for member in group["NodeGroups"][0]["NodeGroupMembers"]]


def show(group, described):
    """Writes the engines' addresses into MiniStack's records."""
    endpoints = {name: _address(endpoint) for name, endpoint in described["endpoints"].items()}
    for shard, node_group in enumerate(group["NodeGroups"]):
        nodes = [node for node in described["nodes"] if node["shard"] == shard]
        for member, node in zip(node_group["NodeGroupMembers"], nodes):
            member["ReadEndpoint"] = _address(node)
            member["CurrentRole"] = node["role"]
            record = elasticache._clusters[member["CacheClusterId"]]
            record["_endpoint"] = _address(node)
            record["CacheNodes"][0]["Endpoint"] = _address(node)
        node_group["PrimaryEndpoint"] = endpoints.get("primary", {})
        node_group["ReaderEndpoint"] = endpoints.get("reader", {})
    group["ConfigurationEndpoint"] = endpoints.get("configuration")


def _address(node):
    return {"Address": node["host"], "Port": node["port"]}


def _deleting(original, launcher):
    def call(p):
        name = elasticache._p(p, "ReplicationGroupId")
        if name in elasticache._replication_groups:
            launcher.call("deleteReplicationGroup", name=name)
        return original(p)
    return call


def _modifying(original, launcher):
    def call(p):
        name = elasticache._p(p, "ReplicationGroupId")
        group = elasticache._replication_groups.get(name)
        before = {**(group or {}), "UserGroupIds": list((group or {}).get("UserGroupIds") or [])}
        try:
            result = original(p)
            if result[0] >= 400:
                return result
            if group["UserGroupIds"] != before["UserGroupIds"]:
                launcher.call("updateUsers", name=name, users=users_of(group))
            if group["CacheParameterGroupName"] != before["CacheParameterGroupName"]:
                launcher.call("updateParameters", name=name, parameters=validation.parameters_of(group["CacheParameterGroupName"]))
            _write_to_nodes(group)
            return result
        except LauncherError as error:
            return elasticache._error(FAILURE, str(error), 400)
    return call


def _then_telling_engines(original, launcher):
    """Another value of a parameter group reaches the groups that use it."""
    def call(p):
        result = original(p)
        changed = elasticache._p(p, "CacheParameterGroupName")
        for name, group in elasticache._replication_groups.items() if result[0] < 400 else ():
            if group["CacheParameterGroupName"] == changed:
                launcher.call("updateParameters", name=name, parameters=validation.parameters_of(changed))
        return result
    return call


def _write_to_nodes(group):
    """What a change of the group changes in MiniStack's records of its nodes. Engines stay: their size and version are this machine's."""
    for node in (elasticache._clusters[each] for each in group["MemberClusters"]):
        node["CacheNodeType"], node["EngineVersion"] = group["CacheNodeType"], group["EngineVersion"]
        node["CacheParameterGroup"]["CacheParameterGroupName"] = group["CacheParameterGroupName"]


def _describing(original, launcher):
    def call(p):
        # a replica may have become the primary since
        for described in launcher.call("describe")["replicationGroups"]:
            group = elasticache._replication_groups.get(described["name"])
            if group and len(group["MemberClusters"]) == len(described["nodes"]):
                show(group, described)
        return original(p)
    return call


def _updating_token(original, launcher):
    def call(group, token, strategy):
        original(group, token, strategy)
        given = {"token": token} if token else {}
        launcher.call("updateAuthToken", name=group["ReplicationGroupId"], strategy=strategy, **given)
    return call


def _as_the_service_describes(original):
    def call(group):
        xml = original(group)
        if group.get("ClusterEnabled"):
            # shards of a cluster have no endpoints of their own
            xml = re.sub(r"<PrimaryEndpoint>.*?</PrimaryEndpoint><ReaderEndpoint>.*?</ReaderEndpoint>", "", xml)
            xml = re.sub(r"<CurrentRole>.*?</CurrentRole>", "", xml)
        return xml + (f"<KmsKeyId>{group['KmsKeyId']}</KmsKeyId>" if group.get("KmsKeyId") else "")
    return call
