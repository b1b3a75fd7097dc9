"""The stack of ../stack.ts in Python: the same template. The packs of cdk-nag are added as in ../app.ts, from its package for Python."""
from application import Application
from aws_cdk import App, CfnOutput, Duration, Stack
from aws_cdk import aws_cloudwatch_actions as cloudwatch_actions, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_sns as sns, aws_sqs as sqs
from cdk_elasticache import (
    AccessString, Alarms, Authentication, Backup, CacheEventTopic, CacheLogs, CompositeCacheAlarmOptions, DailyWindow, EvictionPolicy, IamUser,
    LogDestination, NodeType, PasswordUser, RotationOptions, UserGroup, ValkeyReplicationGroup, ValkeyVersion, WeeklyWindow,
)
from constructs import Construct
from network import Network


class ProductionStack(Stack):
    """A cache with all that a policy asks for, and an application that uses it without a password."""

    def __init__(self, scope: Construct, id: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        key = kms.Key(self, "Key", enable_key_rotation=True)
        on_call = sns.Topic(self, "OnCall", master_key=key, enforce_ssl=True)
        on_call.grant_publish(iam.ServicePrincipal("cloudwatch.amazonaws.com"))
        actions = [cloudwatch_actions.SnsAction(on_call)]
        queue = sqs.Queue(self, "Failed", encryption=sqs.QueueEncryption.KMS, encryption_master_key=key, enforce_ssl=True)
        network = Network(self, "Network", key)
        vpc = network.vpc

        app_user = IamUser(self, "App", access_string=AccessString.application(keys=["app:*"]))
        rotates = ec2.SecurityGroup(self, "Rotates", vpc=vpc, allow_all_outbound=False)
        operator = PasswordUser(
            self, "Operator", access_string=AccessString.read_only(), encryption_key=key, rotate_every=Duration.days(30),
            rotation=RotationOptions(
                vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnets=vpc.isolated_subnets), security_groups=[rotates],
                dead_letter_queue=queue, reserved_concurrent_executions=1))
        for endpoint in network.endpoints:
            endpoint.connections.allow_default_port_from(rotates)

        cache = ValkeyReplicationGroup(
            self, "Cache", vpc=vpc, version=ValkeyVersion.V8_2, node_type=NodeType.of("cache.r7g.large"), shards=2, replicas=2, encryption_key=key,
            authentication=Authentication.users(UserGroup(self, "Users", users=[app_user, operator])),
            eviction_policy=EvictionPolicy.VOLATILE_LRU,
            backup=Backup.daily(retention=Duration.days(35), window=DailyWindow.parse("03:00-04:00")),
            maintenance_window=WeeklyWindow.parse("sun:05:00-sun:06:00"),
            logs=CacheLogs(slow=LogDestination.cloud_watch_logs(), engine=LogDestination.cloud_watch_logs()),
            notification_topic=CacheEventTopic(self, "Events"),
            alarms=Alarms.recommended(actions=actions, ok_actions=actions, composite=CompositeCacheAlarmOptions(actions=actions)))
        cache.monitor_logs(slow_commands_per_minute=60, actions=actions)
        dashboard = cache.dashboard().dashboard

        fn = Application(self, "Application", vpc=vpc, dead_letter_queue=queue, encryption_key=key).fn
        cache.bind_function(fn, user=app_user)

        CfnOutput(self, "FunctionName", value=fn.function_name)
        CfnOutput(self, "Endpoint", value=cache.endpoint.socket_address)
        CfnOutput(self, "DashboardName", value=dashboard.dashboard_name)
        CfnOutput(self, "OperatorSecretArn", value=operator.secret.secret_arn)


app = App()
ProductionStack(app, "Production", description="cdk-elasticache production: a cache with all that a policy asks for")
app.synth()
