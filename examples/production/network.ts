import { FlowLogDestination, IInterfaceVpcEndpoint, InterfaceVpcEndpointAwsService, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Two zones without a way out: what needs an API of AWS reaches it by an interface endpoint. */
export class Network extends Construct {
  public readonly vpc: Vpc;
  public readonly endpoints: IInterfaceVpcEndpoint[];

  constructor(scope: Construct, id: string, encryptionKey: IKey) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'FlowLog', { encryptionKey, retention: RetentionDays.ONE_YEAR });
    this.vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Cache', subnetType: SubnetType.PRIVATE_ISOLATED }],
      flowLogs: { All: { destination: FlowLogDestination.toCloudWatchLogs(logGroup) } },
    });
    // the function that rotates passwords calls both
    this.endpoints = [
      this.vpc.addInterfaceEndpoint('Secrets', { service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER, open: false }),
      this.vpc.addInterfaceEndpoint('ElastiCache', { service: InterfaceVpcEndpointAwsService.ELASTICACHE, open: false }),
    ];
  }
}
