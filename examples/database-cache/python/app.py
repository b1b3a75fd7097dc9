"""The stack of ../stack.ts in Python: the same template."""
from pathlib import Path

from aws_cdk import App, CfnOutput, Duration, Stack
from aws_cdk import aws_ec2 as ec2, aws_lambda as lambda_, aws_lambda_nodejs as nodejs
from cdk_elasticache import CachedDatabase, DatabaseCache
from constructs import Construct

RUNTIME = Path(__file__).resolve().parent.parent / "runtime"
ISOLATED = ec2.SubnetType.PRIVATE_ISOLATED


class DatabaseCacheStack(Stack):
    """A PostgreSQL database with a cache beside it, an API over both, and a function that measures what the cache saves."""

    def __init__(self, scope: Construct, id: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        vpc = ec2.Vpc(self, "Vpc", max_azs=2, nat_gateways=0,
                      subnet_configuration=[ec2.SubnetConfiguration(name="Shop", subnet_type=ISOLATED)])
        # an example is to be deleted again: leave these options out where the data matters
        database = CachedDatabase.postgres(database_name="shop", deletion_protection=False)
        shop = DatabaseCache(self, "Shop", vpc=vpc, database=database)

        # functions read their secrets without leaving the VPC
        secrets = vpc.add_interface_endpoint("Secrets", service=ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER, open=False)

        def function_of(name: str, entry: str, timeout: Duration) -> nodejs.NodejsFunction:
            fn = nodejs.NodejsFunction(
                self, name, entry=str(RUNTIME / entry), runtime=lambda_.Runtime.NODEJS_24_X, timeout=timeout, memory_size=1769,
                vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ISOLATED),
                bundling=nodejs.BundlingOptions(external_modules=["pg-native"], minify=True))
            shop.bind_function(fn)
            secrets.connections.allow_default_port_from(fn)
            CfnOutput(self, f"{name}FunctionName", value=fn.function_name)
            return fn

        api = function_of("Api", "api.ts", Duration.seconds(15))
        function_of("Measure", "measure.ts", Duration.minutes(5))

        CfnOutput(self, "Url", value=api.add_function_url(auth_type=lambda_.FunctionUrlAuthType.AWS_IAM).url)
        CfnOutput(self, "CacheEndpoint", value=shop.cache.endpoint.socket_address)
        CfnOutput(self, "CacheSecretArn", value=shop.cache.auth_token_secret.secret_arn)
        CfnOutput(self, "DatabaseEndpoint", value=shop.database_endpoint.socket_address)
        CfnOutput(self, "DatabaseSecretArn", value=shop.database_secret.secret_arn)


app = App()
DatabaseCacheStack(app, "DatabaseCache", description="cdk-elasticache database-cache: PostgreSQL, a cache beside it, and an API over both")
app.synth()
