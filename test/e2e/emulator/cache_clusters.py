"""Memcached clusters and single Redis nodes with engines behind them."""
from ministack.services import elasticache

from . import validation
from .launcher import LauncherError
from .patching import expect, wrap

FAILURE = "LocalEngineFailure"


def install(launcher):
    expect(elasticache, "_clusters", "_p", "_error")
    wrap(elasticache, "_create_cache_cluster", lambda original: _creating(original, launcher))
    wrap(elasticache, "_delete_cache_cluster", lambda original: _deleting(original, launcher))
    wrap(elasticache, "_modify_cache_cluster", lambda original: _modifying(original, launcher))
    wrap(elasticache, "_cluster_xml_inner", _with_configuration_endpoint)


def _creating(original, launcher):
    def call(p):
        refused = validation.refuse_common(p, elasticache._p(p, "Engine") or "redis")
        if refused:
            return refused
        result = original(p)
        if result[0] >= 400:
            return result
        cluster = elasticache._clusters[elasticache._p(p, "CacheClusterId")]
        cluster["_parameters"] = validation.parameters_of(cluster["CacheParameterGroup"]["CacheParameterGroupName"])
        try:
            _show(cluster, _start(cluster, launcher))
        except LauncherError as error:
            elasticache._clusters.pop(cluster["CacheClusterId"], None)
            return elasticache._error(FAILURE, str(error), 400)
        return elasticache._xml_cluster_response("CreateCacheClusterResponse", "CreateCacheClusterResult", cluster)
    return call


def _start(cluster, launcher):
    name, tls = cluster["CacheClusterId"], cluster["TransitEncryptionEnabled"]
    if cluster["Engine"] == "memcached":
        return launcher.call("createMemcached", name=name, nodes=cluster["NumCacheNodes"], tls=tls)
    return launcher.call(
        "createReplicationGroup", name=f"cluster/{name}", engine=cluster["Engine"], shards=1, replicas=0, clusterMode=False, tls=tls,
        authToken=(cluster["_auth_tokens"] or [None])[0], parameters=cluster["_parameters"])


def _show(cluster, described):
    addresses = [{"Address": node["host"], "Port": node["port"]} for node in described["nodes"]]
    # of memcached it is the one that tells the nodes; CloudFormation's attributes are made of it, too
    configuration = described.get("configurationEndpoint")
    cluster["_endpoint"] = {"Address": configuration["host"], "Port": configuration["port"]} if configuration else addresses[0]
    for node, address in zip(cluster["CacheNodes"], addresses):
        node["Endpoint"] = address


def _deleting(original, launcher):
    def call(p):
        cluster = elasticache._clusters.get(elasticache._p(p, "CacheClusterId"))
        if cluster and not cluster["ReplicationGroupId"]:
            if cluster["Engine"] == "memcached":
                launcher.call("deleteMemcached", name=cluster["CacheClusterId"])
            else:
                launcher.call("deleteReplicationGroup", name=f"cluster/{cluster['CacheClusterId']}")
        return original(p)
    return call


def _modifying(original, launcher):
    def call(p):
        result = original(p)
        cluster = elasticache._clusters.get(elasticache._p(p, "CacheClusterId"))
        if result[0] < 400 and cluster["Engine"] == "memcached":
            _show(cluster, launcher.call("resizeMemcached", name=cluster["CacheClusterId"], nodes=cluster["NumCacheNodes"]))
        return result
    return call


def _with_configuration_endpoint(original):
    def call(cluster):
        xml = original(cluster)
        if cluster["Engine"] != "memcached":
            return xml
        endpoint = cluster["_endpoint"]
        return xml + (f"<ConfigurationEndpoint><Address>{endpoint['Address']}</Address>"
                      f"<Port>{endpoint['Port']}</Port></ConfigurationEndpoint>")
    return call
