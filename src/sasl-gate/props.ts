import { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { ContainerImage, CpuArchitecture, ICluster } from 'aws-cdk-lib/aws-ecs';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IPrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Duration } from 'aws-cdk-lib/core';
import { IGatedCluster } from './gated-cluster';
import { RotationOptions } from '../access/rotation/rotation-options';
import { Alarms } from '../observe/alarms/alarms';

/** Settings of the gate that checks user name and password of Memcached clients. */
export interface SaslOptions {
  /**
   * The user name, without spaces and control characters. Excludes `secret`.
   *
   * A changed name is valid once the gate has read the secret again, within half a minute.
   *
   * @default app
   */
  readonly userName?: string;

  /**
   * A secret with the fields `username` and `password` in JSON. The gate accepts its current and its previous version.
   *
   * @default - a new secret with a generated password of 64 letters and digits
   */
  readonly secret?: ISecret;

  /**
   * How often the password is rotated: 4 hours to 1000 days. The previous password stays valid until the next rotation, so an
   * application that reads the secret for each connection never fails.
   *
   * @default - never: rotating the password of an application that does not read the secret again causes an outage
   */
  readonly rotateEvery?: Duration;

  /**
   * Settings of the function that rotates the password.
   *
   * @default - outside a VPC, without a dead letter queue
   */
  readonly rotation?: RotationOptions;

  /**
   * A secret with the certificate that clients see, with its chain, and the private key in PEM. Either one text, or JSON with the
   * fields `certificate` and `privateKey`.
   *
   * The certificate must name the host of `endpoints`, so also give `namespace`. A renewed certificate takes effect without a
   * restart.
   *
   * @default - none: clients use plaintext to the gate, inside the VPC, and a warning says so
   */
  readonly certificateSecret?: ISecret;

  /**
   * An image with Node.js 20 or newer as `node`. Pin it by digest, or use a copy in a registry of yours.
   *
   * Changing it replaces the tasks one by one.
   *
   * @default - Node.js 24 on Alpine Linux, from the public registry of Amazon ECR
   */
  readonly image?: ContainerImage;

  /**
   * The CPU architecture of `image`.
   *
   * @default CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: CpuArchitecture;

  /**
   * CPU units of a task, 1024 per vCPU.
   *
   * @default 256
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
   */
  readonly cpu?: number;

  /**
   * Memory of a task, in MiB.
   *
   * @default 512
   */
  readonly memoryLimitMiB?: number;

  /**
   * Minimum number of tasks. They run in different zones.
   *
   * @default 2
   */
  readonly minTasks?: number;

  /**
   * Maximum number of tasks. The number of tasks scales to keep their CPU at 60 percent.
   *
   * @default 10
   */
  readonly maxTasks?: number;

  /**
   * The subnets of the tasks. They need access to Secrets Manager, CloudWatch Logs and the image, through NAT or through
   * `hasVpcEndpoints`.
   *
   * @default - the private subnets with egress
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * Whether the VPC has interface endpoints of Secrets Manager, CloudWatch Logs and Amazon ECR, and a gateway endpoint of S3.
   * Isolated subnets are then sufficient. Needs an `image` of a private repository in Amazon ECR.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
   */
  readonly hasVpcEndpoints?: boolean;

  /**
   * The ECS cluster of the tasks.
   *
   * @default - a new cluster with Container Insights
   */
  readonly ecsCluster?: ICluster;

  /**
   * The port of the first node, 1024 or higher. The other nodes follow one by one.
   *
   * @default 11212
   */
  readonly port?: number;

  /**
   * The private DNS namespace of the gate's name.
   *
   * @default - a new namespace for the VPC
   */
  readonly namespace?: IPrivateDnsNamespace;

  /**
   * The name of the gate in the namespace.
   *
   * @default memcached
   */
  readonly serviceName?: string;

  /**
   * The key that encrypts the secret of a generated password and the log of the gate.
   *
   * @default - keys that AWS owns or manages
   */
  readonly encryptionKey?: IKey;

  /**
   * How long the log of the gate is kept. It never contains a password.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly logRetention?: RetentionDays;
}

/** Settings of a gate in front of a Memcached cluster. */
export interface SaslGateProps extends SaslOptions {
  /** The cluster, created here or imported. Its security groups get a rule for the gate. */
  readonly cluster: IGatedCluster;

  /** The VPC of the gate. The nodes must be reachable from it. */
  readonly vpc: IVpc;

  /**
   * Number of nodes. Each one gets a port.
   *
   * @default - the number of nodes of `cluster`, if it is known
   */
  readonly nodes?: number;

  /**
   * The alarms on refused logins, and on a gate that sends no metrics.
   *
   * @default Alarms.recommended()
   */
  readonly alarms?: Alarms;
}
