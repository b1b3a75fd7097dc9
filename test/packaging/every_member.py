"""Gives every member of the options of all caches, and of what belongs to them, as a Python app does: by keyword."""
import inspect

from aws_cdk import App, Duration, RemovalPolicy, SecretValue, Size, Stack
from aws_cdk import aws_applicationautoscaling as scaling, aws_cloudwatch_actions as actions, aws_ec2 as ec2, aws_ecs as ecs, aws_iam as iam
from aws_cdk import aws_kms as kms, aws_logs as logs, aws_s3 as s3, aws_secretsmanager as secretsmanager, aws_servicediscovery as servicediscovery
from aws_cdk import aws_elasticache as l1, aws_events_targets as targets, aws_sns as sns, aws_sns_subscriptions as subscriptions
import cdk_elasticache as elasticache

given = {}


def call(callee, *arguments, **members):
    """Calls a constructor or a factory, and remembers which of its members were given."""
    given.setdefault(callee, set()).update(members)
    return callee(*arguments, **members)


def left_out():
    """The members that nobody gave, of everything that was called."""
    for callee, members in given.items():
        parameters = inspect.signature(callee.__init__ if inspect.isclass(callee) else callee).parameters.values()
        for name in [p.name for p in parameters if p.kind is p.KEYWORD_ONLY and p.name not in members]:
            yield f"{callee.__qualname__}({name})"


def alone(stack, group, version):
    """Cluster mode disabled, with all that is not for shards."""
    vpc, key = ec2.Vpc(stack, "Vpc", max_azs=2), kms.Key(stack, "Key")
    topic = sns.Topic(stack, "Topic")
    act = actions.SnsAction(topic)
    return call(
        group, stack, "Cache", vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS),
        replication_group_name="sessions", description="every member", version=version,
        node_type=elasticache.NodeType.R6_GD_XLARGE, data_tiering=True,
        replicas=1, cluster_mode=elasticache.ClusterMode.DISABLED, availability_zones=vpc.availability_zones,
        multi_az=True, automatic_failover=True, port=6379,
        network_type=elasticache.NetworkType.IPV4, ip_discovery=elasticache.IpDiscovery.IPV4,
        security_groups=[ec2.SecurityGroup(stack, "Group", vpc=vpc)], encryption_key=key,
        transit_encryption=elasticache.TransitEncryption.REQUIRED,
        authentication=call(elasticache.Authentication.token, replica_regions=[secretsmanager.ReplicaRegion(region="us-east-1")], rotate_every=Duration.days(30),
                            rotation=elasticache.RotationOptions(vpc=vpc)),
        parameters={"timeout": "300"}, eviction_policy=elasticache.EvictionPolicy.NO_EVICTION,
        backup=call(elasticache.Backup.daily, retention=Duration.days(7), window=elasticache.DailyWindow.parse("03:00-04:00")),
        maintenance_window=elasticache.WeeklyWindow.parse("sun:05:00-sun:06:00"), snapshotting_cluster_id="sessions-002",
        restore_from=elasticache.Restore.snapshot("monday"), auto_minor_version_upgrade=False, notification_topic=topic,
        logs=call(
            elasticache.CacheLogs,
            slow=call(elasticache.LogDestination.cloud_watch_logs, format=elasticache.LogFormat.TEXT,
                      retention=logs.RetentionDays.ONE_WEEK, encryption_key=key, removal_policy=RemovalPolicy.DESTROY),
            engine=call(elasticache.LogDestination.firehose, "stream", format=elasticache.LogFormat.JSON)),
        alarms=call(
            elasticache.Alarms.recommended, actions=[act], critical_actions=[act], warning_actions=[act], ok_actions=[act],
            composite=call(elasticache.CompositeCacheAlarmOptions, actions=[act], critical_only=True),
            without=[elasticache.CacheAlarm.SWAP], also=[elasticache.CacheAlarm.ENGINE_CPU.at(80).with_duration(Duration.minutes(10))]),
        removal_policy=RemovalPolicy.RETAIN)


def sharded(stack, group, family):
    """Cluster mode enabled, scaled by load, with a subnet group and a parameter group that are shared."""
    vpc = ec2.Vpc(stack, "Vpc")
    parameters = call(
        elasticache.EngineParameters.of, eviction_policy=elasticache.EvictionPolicy.ALLKEYS_LRU, keyspace_events="Ex",
        timeout=Duration.minutes(5), reserved_memory_percent=30, slow_log_slower_than=Duration.millis(5), slow_log_max_length=256,
        active_defrag=True, cluster_allow_reads_when_down=True, cluster_require_full_coverage=True)
    cache = call(
        group, stack, "Cache", vpc=vpc, shards=2, replicas=1, node_type=elasticache.NodeType.R7_G_LARGE,
        subnet_group=call(elasticache.SubnetGroup, stack, "Subnets", vpc=vpc, description="shared", removal_policy=RemovalPolicy.RETAIN,
                          vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS)),
        parameter_group=call(elasticache.ParameterGroup, stack, "Parameters", family=family, description="shared",
                             parameters={**parameters, "cluster-enabled": "yes"}, removal_policy=RemovalPolicy.RETAIN))
    replicas = call(cache.auto_scale_replicas, min_capacity=1, max_capacity=3)
    replicas.scale_on_engine_cpu("Cpu", target_utilization_percent=60, scale_in_cooldown=Duration.minutes(5))
    replicas.scale_on_schedule("Night", schedule=scaling.Schedule.cron(hour="22", minute="0"), max_capacity=1)
    shards = call(cache.auto_scale_shards, min_capacity=2, max_capacity=5)
    shards.scale_on_memory("Memory", target_utilization_percent=70, disable_scale_in=True)
    call(elasticache.Snapshot, stack, "Snapshot", snapshot_name="monday", replication_group=cache, encryption_key=kms.Key(stack, "Key"),
         removal_policy=RemovalPolicy.DESTROY)
    task = ecs.FargateTaskDefinition(stack, "Task")
    app = task.add_container("App", image=ecs.ContainerImage.from_registry("app"))
    service = ecs.FargateService(stack, "Service", cluster=ecs.Cluster(stack, "Ecs", vpc=vpc), task_definition=task)
    cache.bind_service(service, container=app, prefix="SESSIONS", url=True)
    call(elasticache.Snapshot, stack, "OfNode", snapshot_name="tuesday", cache_cluster_id="other-002")


def unlike(stack, group):
    """Shards that are not alike, filled from files."""
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
    first, second = vpc.availability_zones
    token = secretsmanager.Secret(stack, "Token")
    shards = [
        call(elasticache.ShardConfiguration, replicas=1, slots="0-8191", primary_availability_zone=first,
             replica_availability_zones=[second], node_group_id="0001"),
        call(elasticache.ShardConfiguration, replicas=1, slots="8192-16383", node_group_id="0002"),
    ]
    call(group, stack, "Cache", vpc=vpc, shard_configurations=shards,
         restore_from=elasticache.Restore.s3(s3.Bucket(stack, "Bucket"), ["0001.rdb", "0002.rdb"]),
         authentication=call(elasticache.Authentication.token, secret=token),
         logs=elasticache.CacheLogs(slow=call(elasticache.LogDestination.cloud_watch_logs, log_group=logs.LogGroup(stack, "Log"))))


def of_many_regions(stack, group, version, family):
    """A global datastore, a secondary of another one, and a cache around a node that exists already."""
    vpc = ec2.Vpc(stack, "Vpc")
    large = call(elasticache.NodeType.of, "cache.r9g.large", v_cpu=2, memory=Size.gibibytes(16), min_redis_version="6.2", is_nitro=True,
                 supports_data_tiering=False)
    primary = group(stack, "Primary", vpc=vpc, node_type=large, shards=1)
    call(elasticache.GlobalReplicationGroup, stack, "Global", primary=primary, global_replication_group_id_suffix="sessions",
         description="every member", automatic_failover=True, node_type=elasticache.NodeType.R7_G_XLARGE, engine_version=version,
         parameter_group=elasticache.ParameterGroup(stack, "Parameters", family=family, parameters={"cluster-enabled": "yes"}), shards=2,
         removal_policy=RemovalPolicy.RETAIN)
    imported = call(
        elasticache.GlobalReplicationGroup.from_global_replication_group_attributes, stack, "Imported",
        global_replication_group_id="sgaui-sessions", engine_version=version, node_type=large, shards=1, automatic_failover=True,
        eviction_policy=elasticache.EvictionPolicy.NO_EVICTION)
    call(group, stack, "Secondary", vpc=vpc, global_replication_group=imported,
         authentication=call(elasticache.Authentication.token, value=SecretValue.secrets_manager("token")))
    call(group, stack, "Around", vpc=vpc, primary_cluster_id="old-node", authentication=elasticache.Authentication.none(),
         transit_encryption=elasticache.TransitEncryption.DISABLED)


def without_nodes(stack):
    """Serverless caches: with everything said, with a public endpoint, and imported."""
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
    user = elasticache.IamUser(stack, "User")
    signed = l1.CfnUser(stack, "Signed", user_id="signed", user_name="signed", engine="valkey", authentication_mode={"Type": "iam"})
    limits = call(elasticache.ServerlessUsageLimits, data_storage_min=Size.gibibytes(1), data_storage_max=Size.gibibytes(10),
                  ecpu_per_second_min=1000, ecpu_per_second_max=10000)
    cache = call(
        elasticache.ServerlessCache, stack, "Cache", serverless_cache_name="pages", description="every member",
        engine=elasticache.ServerlessEngine.VALKEY_9, usage_limits=limits, vpc=vpc,
        vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS),
        security_groups=[ec2.SecurityGroup(stack, "Group", vpc=vpc)], network_type=elasticache.NetworkType.IPV4,
        connection_type=elasticache.ConnectionType.VPC, encryption_key=kms.Key(stack, "Key"),
        authentication=elasticache.Authentication.users(elasticache.UserGroup(stack, "Users", users=[user, signed])),
        backup=elasticache.Backup.daily(), restore_from=elasticache.Restore.arns(["arn:aws:elasticache:eu-west-1:111122223333:snapshot:monday"]),
        alarms=elasticache.Alarms.none(), final_snapshot_name="at-last", removal_policy=RemovalPolicy.SNAPSHOT)
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    cache.grants.connect(role, user), cache.grants.connect(role, signed)
    l1_group = l1.CfnUserGroup(stack, "SignedGroup", user_group_id="signed", engine="valkey", user_ids=[signed.ref])
    elasticache.ServerlessCache(stack, "Signing", vpc=vpc, usage_limits=limits, authentication=elasticache.Authentication.users(l1_group))
    call(elasticache.ServerlessSnapshot, stack, "Snapshot", snapshot_name="monday", serverless_cache=cache, encryption_key=kms.Key(stack, "Other"),
         removal_policy=RemovalPolicy.DESTROY)
    tomorrow = call(elasticache.ServerlessEngine.of, "valkey", "10", public_endpoint=True, database_rules=True)
    public = elasticache.ServerlessCache(stack, "Public", engine=tomorrow, connection_type=elasticache.ConnectionType.PUBLIC, usage_limits=limits)
    public.grants.connect(role)
    imported = call(
        elasticache.ServerlessCache.from_serverless_cache_attributes, stack, "Imported", serverless_cache_name="old",
        engine=elasticache.ServerlessEngine.MEMCACHED_1_6, endpoint_address="old.example.com", port=11211,
        reader_endpoint_address="old.example.com", reader_port=11212,
        connection_type=elasticache.ConnectionType.VPC, security_groups=[ec2.SecurityGroup(stack, "OfImported", vpc=vpc)])
    assert imported.endpoint.port == 11211 and imported.reader_endpoint.socket_address == "old.example.com:11212"


def keys_over_nodes(stack):
    """A Memcached cluster that is scaled, and two that ask for passwords."""
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
    topic, key = sns.Topic(stack, "Topic"), kms.Key(stack, "Key")
    parameters = call(
        elasticache.MemcachedParameters.of, max_item_size=Size.mebibytes(2), ascii_only=False, idle_timeout=Duration.minutes(5),
        connections_overhead=Size.mebibytes(200), error_on_memory_exhausted=False, disable_flush_all=True, slab_chunk_max=Size.kibibytes(256),
        slab_reassign=True)
    cache = call(
        elasticache.MemcachedCluster, stack, "Cache", vpc=vpc, cluster_name="fragments", nodes=2, port=11211,
        version=elasticache.MemcachedVersion.of("1.6.22", "memcached1.6", ipv6=True, transit_encryption=True),
        vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS), node_type=elasticache.NodeType.R7_G_LARGE,
        security_groups=[ec2.SecurityGroup(stack, "Group", vpc=vpc)], az_mode=elasticache.AzMode.CROSS_AZ,
        availability_zones=vpc.availability_zones, transit_encryption=elasticache.TransitEncryption.REQUIRED,
        authentication=elasticache.MemcachedAuthentication.none(), network_type=elasticache.NetworkType.IPV4,
        ip_discovery=elasticache.IpDiscovery.IPV4, parameters={**parameters, "lru_crawler": "1"},
        maintenance_window=elasticache.WeeklyWindow.parse("sun:05:00-sun:06:00"), notification_topic=topic,
        alarms=elasticache.Alarms.none(), removal_policy=RemovalPolicy.RETAIN)
    assert len(cache.derived_node_endpoints()) == 2
    nodes = call(cache.auto_scale_nodes, min_capacity=2, max_capacity=6)
    nodes.scale_on_cpu("Cpu", target_utilization_percent=60, scale_in_cooldown=Duration.minutes(10))
    nodes.scale_on_schedule("Night", schedule=scaling.Schedule.cron(hour="22", minute="0"), max_capacity=2)
    login = call(
        elasticache.MemcachedAuthentication.sasl, user_name="shop", rotate_every=Duration.days(30),
        rotation=elasticache.RotationOptions(vpc=vpc), certificate_secret=secretsmanager.Secret(stack, "Certificate"),
        image=ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/node:24-alpine"), cpu_architecture=ecs.CpuArchitecture.ARM64,
        cpu=512, memory_limit_mib=1024, min_tasks=2, max_tasks=4, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS),
        has_vpc_endpoints=False, ecs_cluster=ecs.Cluster(stack, "Tasks", vpc=vpc), port=20000,
        namespace=servicediscovery.PrivateDnsNamespace(stack, "Namespace", vpc=vpc, name="shop.internal"), service_name="fragments",
        encryption_key=key, log_retention=logs.RetentionDays.ONE_MONTH)
    guarded = call(
        elasticache.MemcachedCluster, stack, "Guarded", vpc=vpc, authentication=login,
        subnet_group=elasticache.SubnetGroup(stack, "Subnets", vpc=vpc),
        parameter_group=elasticache.ParameterGroup(stack, "Parameters", family=elasticache.ParameterGroupFamily.MEMCACHED1_6))
    assert [endpoint.socket_address for endpoint in guarded.endpoints] == ["fragments.shop.internal:20000", "fragments.shop.internal:20001"]
    call(elasticache.MemcachedAuthentication.sasl, secret=secretsmanager.Secret(stack, "Login"))
    imported = call(
        elasticache.MemcachedCluster.from_memcached_cluster_attributes, stack, "Imported", cluster_name="old", port=11211, nodes=3,
        configuration_endpoint_address="old.abcdef.cfg.euw1.cache.amazonaws.com", transit_encryption_enabled=False,
        security_groups=[ec2.SecurityGroup(stack, "OfImported", vpc=vpc)])
    elasticache.SaslGate(stack, "Gate", cluster=imported, vpc=vpc, nodes=3, alarms=elasticache.Alarms.none()).metrics.refused_logins()


def watched(stack):
    """Dashboards, metrics, events and logs."""
    vpc, act = ec2.Vpc(stack, "Vpc"), actions.SnsAction(sns.Topic(stack, "Topic"))
    events = call(elasticache.CacheEventTopic, stack, "Events", topic_name="caches", display_name="Caches")
    events.subscribe_to([elasticache.CacheEvent.FAILOVER_COMPLETE, elasticache.CacheEvent.of("SnapshotFailed")],
                        subscriptions.EmailSubscription("ops@example.com"))
    cache = elasticache.ValkeyReplicationGroup(
        stack, "Cache", vpc=vpc, shards=2, notification_topic=events,
        logs=elasticache.CacheLogs(slow=elasticache.LogDestination.cloud_watch_logs()),
        alarms=elasticache.Alarms.of([
            elasticache.CacheAlarm.MEMORY.at(70).with_duration(Duration.minutes(10)).with_severity(elasticache.AlarmSeverity.WARNING).with_actions([act])]))
    call(cache.monitor_logs, slow_commands_per_minute=20, actions=[act]).metrics.slow_commands()
    call(cache.dashboard, "Dashboard", dashboard_name="Cache", default_interval=Duration.hours(6))
    old = call(elasticache.ReplicationGroupMetrics.from_replication_group_id, "old", shards=2, replicas=1)
    call(old.engine_cpu_utilization, aggregation=elasticache.NodeAggregation.AVERAGE, statistic="p99", period=Duration.minutes(5), label="cpu", color="#ff0000")
    old.shard(2).hit_rate(), old.node("0001-002").evictions(), cache.metrics.slowest_replication_lag()
    cache.metrics.metric(elasticache.CacheMetric.NEW_CONNECTIONS, aggregation=elasticache.NodeAggregation.MAXIMUM)
    old.node("0001-001").metric(elasticache.CacheMetric.DATABASE_MEMORY_USAGE_PERCENTAGE, statistic="p99")
    tomorrow = call(elasticache.CacheMetric.of, "OfTomorrow", unit="Count", statistic="Sum", aggregation=elasticache.NodeAggregation.SUM)
    old.shard(1).metric(tomorrow)
    elasticache.MemcachedMetrics.from_cluster_name("old", 2).node("0002").cmd_get()
    carts = elasticache.ServerlessCache.from_serverless_cache_name(stack, "Carts", "carts")
    call(carts.on_event, "Failed", events=[elasticache.ServerlessCacheEvent.SNAPSHOT_CREATION_FAILED], description="backups",
         target=targets.SnsTopic(events))
    call(elasticache.CacheDashboard, stack, "All", caches=[cache, carts], dashboard_name="Caches", default_interval=Duration.hours(1))


app = App()
ENGINES = {
    "Redis": (elasticache.RedisReplicationGroup, elasticache.RedisVersion.V7_1, elasticache.ParameterGroupFamily.REDIS7),
    "Valkey": (elasticache.ValkeyReplicationGroup, elasticache.ValkeyVersion.V8_2, elasticache.ParameterGroupFamily.VALKEY8),
}
for engine, (group, version, family) in ENGINES.items():
    alone(Stack(app, f"{engine}Alone"), group, version)
    sharded(Stack(app, f"{engine}Sharded"), group, family)
    unlike(Stack(app, f"{engine}Unlike"), group)
    of_many_regions(Stack(app, f"{engine}Global"), group, version, family)
durable = Stack(app, "Durable")
call(elasticache.ValkeyReplicationGroup, durable, "Cache", vpc=ec2.Vpc(durable, "Vpc"), version=elasticache.ValkeyVersion.V9_0, shards=1,
     node_type=elasticache.NodeType.R7_G_LARGE, durability=elasticache.Durability.SYNC,
     detailed_monitoring=elasticache.DetailedMonitoring.of(["valkey.keys.evicted"]))
without_nodes(Stack(app, "Serverless"))
keys_over_nodes(Stack(app, "Memcached"))
watched(Stack(app, "Watched"))
app.synth()

missing = sorted(left_out())
assert not missing, f"nobody gave {', '.join(missing)}"
