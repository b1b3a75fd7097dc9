"""A function in isolated subnets: it signs its own tokens, so it needs no API of AWS and no secret."""
from pathlib import Path

from aws_cdk import Duration
from aws_cdk import aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_lambda as lambda_, aws_lambda_nodejs as nodejs, aws_logs as logs, aws_sqs as sqs
from constructs import Construct

HANDLER = Path(__file__).resolve().parent.parent / "runtime" / "handler.ts"
# https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
NETWORK_ACTIONS = [f"ec2:{action}" for action in (
    "AssignPrivateIpAddresses", "CreateNetworkInterface", "DeleteNetworkInterface", "DescribeNetworkInterfaces", "DescribeSubnets",
    "UnassignPrivateIpAddresses")]


class Application(Construct):
    def __init__(self, scope: Construct, id: str, *, vpc: ec2.IVpc, dead_letter_queue: sqs.IQueue, encryption_key: kms.IKey) -> None:
        super().__init__(scope, id)
        log_group = logs.LogGroup(self, "Log", encryption_key=encryption_key, retention=logs.RetentionDays.ONE_YEAR)
        role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        iam.ManagedPolicy(self, "Policy", roles=[role], statements=[
            iam.PolicyStatement(actions=["logs:CreateLogStream", "logs:PutLogEvents"], resources=[log_group.log_group_arn]),
            # Lambda makes the interfaces, so there is nothing to name
            iam.PolicyStatement(actions=NETWORK_ACTIONS, resources=["*"]),
        ])
        self.fn = nodejs.NodejsFunction(
            self, "Function", entry=str(HANDLER), runtime=lambda_.Runtime.NODEJS_24_X, timeout=Duration.seconds(15), memory_size=256,
            reserved_concurrent_executions=50, role=role, log_group=log_group, dead_letter_queue=dead_letter_queue,
            environment_encryption=encryption_key, vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnets=vpc.isolated_subnets),
            security_groups=[ec2.SecurityGroup(self, "SecurityGroup", vpc=vpc, allow_all_outbound=False)],
            bundling=nodejs.BundlingOptions(external_modules=[], minify=True))
