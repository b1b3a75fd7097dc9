"""The five stacks of scenarios.ts."""
from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_cloudwatch_actions as actions, aws_ec2 as ec2, aws_ecs as ecs, aws_lambda as lambda_, aws_sns as sns
import cdk_elasticache as elasticache


def function_in(stack: Stack, vpc: ec2.IVpc) -> lambda_.Function:
    return lambda_.Function(
        stack, "Function", vpc=vpc, runtime=lambda_.Runtime.NODEJS_24_X, handler="index.handler", code=lambda_.Code.from_asset("function"))


def service_in(stack: Stack, vpc: ec2.IVpc) -> ecs.FargateService:
    task_definition = ecs.FargateTaskDefinition(stack, "Task")
    task_definition.add_container("App", image=ecs.ContainerImage.from_registry("app"))
    return ecs.FargateService(stack, "Service", cluster=ecs.Cluster(stack, "Ecs", vpc=vpc), task_definition=task_definition)


def quick_start(stack: Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc")
    cache = elasticache.RedisReplicationGroup(stack, "Cache", vpc=vpc)
    cache.bind_function(function_in(stack, vpc))


def sharded(stack: Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc")
    topic = sns.Topic(stack, "Topic")
    events = elasticache.CacheEventTopic(stack, "Events")
    app_user = elasticache.IamUser(stack, "App", access_string=elasticache.AccessString.application(keys=["app:*"]))
    report = elasticache.PasswordUser(
        stack, "Report", access_string=elasticache.AccessString.read_only(), rotate_every=Duration.days(30))
    cache = elasticache.ValkeyReplicationGroup(
        stack, "Cache",
        vpc=vpc,
        version=elasticache.ValkeyVersion.V8_2,
        node_type=elasticache.NodeType.of("cache.r7g.large"),
        shards=3,
        replicas=1,
        authentication=elasticache.Authentication.users(elasticache.UserGroup(stack, "Users", users=[app_user, report])),
        eviction_policy=elasticache.EvictionPolicy.ALLKEYS_LRU,
        parameters={"notify-keyspace-events": "Ex"},
        backup=elasticache.Backup.daily(retention=Duration.days(7), window=elasticache.DailyWindow.parse("03:00-04:00")),
        maintenance_window=elasticache.WeeklyWindow.parse("sun:05:00-sun:06:00"),
        logs=elasticache.CacheLogs(slow=elasticache.LogDestination.cloud_watch_logs()),
        # aws-cdk-lib names parameters of Topic and SnsAction otherwise than ITopic and IAlarmAction do
        notification_topic=events,  # pyright: ignore[reportArgumentType]
        alarms=elasticache.Alarms.recommended(actions=[actions.SnsAction(topic)]),  # pyright: ignore[reportArgumentType]
    )
    cache.bind_function(function_in(stack, vpc), user=app_user, prefix="SHOP")
    cache.dashboard("Dashboard", default_interval=Duration.hours(6))
    cache.auto_scale_replicas(min_capacity=1, max_capacity=3).scale_on_engine_cpu("Cpu", target_utilization_percent=60)
    cache.auto_scale_shards(min_capacity=3, max_capacity=6).scale_on_memory("Memory", target_utilization_percent=70)


def memcached(stack: Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc")
    cache = elasticache.MemcachedCluster(
        stack, "Cache",
        vpc=vpc,
        nodes=3,
        authentication=elasticache.MemcachedAuthentication.sasl(rotate_every=Duration.days(30)),
        parameters=elasticache.MemcachedParameters.of(max_item_size=Size.mebibytes(4)),
    )
    cache.bind_service(service_in(stack, vpc))


def serverless(stack: Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc")
    cache = elasticache.ServerlessCache(
        stack, "Cache",
        vpc=vpc,
        engine=elasticache.ServerlessEngine.VALKEY_8,
        usage_limits=elasticache.ServerlessUsageLimits(data_storage_max=Size.gibibytes(10), ecpu_per_second_max=10_000),
    )
    cache.bind_service(service_in(stack, vpc))


def database_cache(stack: Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc")
    shop = elasticache.DatabaseCache(
        stack, "Shop", vpc=vpc, database=elasticache.CachedDatabase.aurora_postgres(database_name="shop", readers=1), replicas=2)
    shop.bind_function(function_in(stack, vpc))


app = App()
quick_start(Stack(app, "Sessions"))
sharded(Stack(app, "Sharded"))
memcached(Stack(app, "Memcached"))
serverless(Stack(app, "Serverless"))
database_cache(Stack(app, "DatabaseCache"))
app.synth()
