"""What the service refuses and MiniStack doesn't, where it is cheap to say."""
import re

from ministack.services import elasticache

from .patching import expect

NODE_TYPE = re.compile(r"cache\.[a-z0-9]+\.[a-z0-9]+")
TOKEN = re.compile(r"[A-Za-z0-9!&#$^<>-]{16,128}")
MAJORS = {"redis": {"4", "5", "6", "7"}, "valkey": {"7", "8", "9"}, "memcached": {"1"}}
MOST_REPLICAS = 5
MOST_SHARDS = 500


def install():
    expect(elasticache, "_p", "_error", "_subnet_groups", "_param_groups", "_param_group_params", "_param_group_family_for_engine",
           "_extract_configs")


def refuse_replication_group(p):
    """An error of the service, or None."""
    get = lambda key: elasticache._p(p, key)
    engine, token = get("Engine") or "redis", get("AuthToken")
    shards, replicas, failover = shards_of(p), replicas_of(p), is_true(p, "AutomaticFailoverEnabled")
    rules = [
        (engine not in ("redis", "valkey"), "InvalidParameterValue", f"Invalid engine {engine} for a replication group."),
        (not 1 <= shards <= MOST_SHARDS, "InvalidParameterValue", f"The number of node groups must be between 1 and {MOST_SHARDS}."),
        (not 0 <= replicas <= MOST_REPLICAS, "InvalidParameterValue", f"The number of replicas per node group must be between 0 and {MOST_REPLICAS}."),
        (failover and replicas == 0 and not is_clustered(p), "InvalidParameterCombination",
         "Automatic failover is not supported for replication groups without a replica."),
        (is_true(p, "MultiAZEnabled") and not failover, "InvalidParameterCombination", "Multi-AZ needs automatic failover."),
        (is_true(p, "MultiAZEnabled") and replicas == 0, "InvalidParameterCombination", "Multi-AZ needs at least one replica."),
        (is_clustered(p) and not failover, "InvalidParameterCombination", "Cluster mode needs automatic failover."),
        (bool(token) and not TOKEN.fullmatch(token), "InvalidParameterValue",
         "Invalid AuthToken provided: it must have 16 to 128 of the allowed characters."),
        (bool(token) and bool(_user_groups(p)), "InvalidParameterCombination", "An AUTH token and a user group exclude each other."),
        (bool(_user_groups(p)) and not is_true(p, "TransitEncryptionEnabled"), "InvalidParameterCombination",
         "User groups need encryption in transit."),
    ]
    return _first(rules) or refuse_common(p, engine)


def refuse_common(p, engine):
    get = lambda key: elasticache._p(p, key)
    version, node_type, subnets = get("EngineVersion"), get("CacheNodeType"), get("CacheSubnetGroupName")
    group = elasticache._param_groups.get(get("CacheParameterGroupName"))
    family = elasticache._param_group_family_for_engine(engine, version) if version else None
    return _first([
        (bool(version) and version.split(".")[0] not in MAJORS.get(engine, ()), "InvalidParameterCombination",
         f"Cannot find version {version} for {engine}."),
        (bool(node_type) and not NODE_TYPE.fullmatch(node_type), "InvalidParameterValue", f"Invalid cache node type {node_type}."),
        (bool(subnets) and subnets != "default" and subnets not in elasticache._subnet_groups, "CacheSubnetGroupNotFoundFault",
         f"Cache subnet group {subnets} does not exist."),
        (bool(get("CacheParameterGroupName")) and group is None, "CacheParameterGroupNotFound",
         f"Cache parameter group {get('CacheParameterGroupName')} not found."),
        (group is not None and family is not None and group["CacheParameterGroupFamily"] != family, "InvalidParameterCombination",
         f"Expected a parameter group of family {family} but found one of family {(group or {}).get('CacheParameterGroupFamily')}."),
    ])


def shards_of(p):
    return int(elasticache._p(p, "NumNodeGroups") or "1")


def replicas_of(p):
    given = elasticache._p(p, "ReplicasPerNodeGroup")
    return int(given) if given else max(int(elasticache._p(p, "NumCacheClusters") or "1") - 1, 0)


def is_true(p, key):
    return elasticache._p(p, key).lower() == "true"


def is_clustered(p):
    group = elasticache._p(p, "CacheParameterGroupName")
    return (elasticache._p(p, "ClusterMode") == "enabled" or shards_of(p) > 1 or group.endswith(".cluster.on")
            or parameters_of(group).get("cluster-enabled") == "yes")


def parameters_of(group):
    """What a parameter group changes."""
    parameters = elasticache._param_group_params.get(group) or {}
    return {name: value["Value"] for name, value in parameters.items() if value.get("Source") == "user"}


def _user_groups(p):
    return elasticache._extract_configs(p, "UserGroupIds", ("member", "UserGroupId"))


def _first(rules):
    return next((elasticache._error(code, message, 400) for broken, code, message in rules if broken), None)
