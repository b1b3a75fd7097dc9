"""Two zones without a way out: what needs an API of AWS reaches it by an interface endpoint."""
from aws_cdk import aws_ec2 as ec2, aws_kms as kms, aws_logs as logs
from constructs import Construct


class Network(Construct):
    def __init__(self, scope: Construct, id: str, encryption_key: kms.IKey) -> None:
        super().__init__(scope, id)
        log_group = logs.LogGroup(self, "FlowLog", encryption_key=encryption_key, retention=logs.RetentionDays.ONE_YEAR)
        self.vpc = ec2.Vpc(
            self, "Vpc", max_azs=2, nat_gateways=0,
            subnet_configuration=[ec2.SubnetConfiguration(name="Cache", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)],
            flow_logs={"All": ec2.FlowLogOptions(destination=ec2.FlowLogDestination.to_cloud_watch_logs(log_group))})
        # the function that rotates passwords calls both
        self.endpoints = [
            self.vpc.add_interface_endpoint("Secrets", service=ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER, open=False),
            self.vpc.add_interface_endpoint("ElastiCache", service=ec2.InterfaceVpcEndpointAwsService.ELASTICACHE, open=False),
        ]
