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

/** The gate that asks clients of a Memcached cluster for a user name and a password. */
export interface SaslOptions {
  /**
   * The user name, without spaces and control characters. Excludes `secret`.
   *
   * Another one is valid as soon as the gate has read the secret again, within half a minute.
   *
   * @default app
   */
  readonly username?: string;

  /**
   * A secret with the fields `username` and `password` in JSON. Its current and its previous version both let in.
   *
   * @default - a secret of its own, with a generated password of 64 letters and digits
   */
  readonly secret?: ISecret;

  /**
   * How often the password is changed: 4 hours to 1000 days. The one before stays valid until the next change, so that an
   * application which reads the secret at each connection never fails.
   *
   * @default - never: rotating under an application that does not read the secret again is an outage
   */
  readonly rotateEvery?: Duration;

  /**
   * How the function that changes the password is run.
   *
   * @default - outside a VPC, without a dead letter queue
   */
  readonly rotation?: RotationOptions;

  /**
   * A secret with the certificate (and its chain) and the private key in PEM that clients see, as one text or as the fields
   * `certificate` and `privateKey` in JSON. Its names must have the host of `endpoints`, so give `namespace` with it. A renewed
   * certificate is taken over without a restart.
   *
   * @default - none: clients speak plaintext to the gate, inside the VPC, and a warning says so
   */
  readonly certificate?: ISecret;

  /**
   * An image with Node.js 20 or newer as `node`. Pin it by digest, or use a copy in a registry of yours.
   *
   * Changing it replaces the tasks one by one.
   *
   * @default - Node.js 24 on Alpine Linux, from the public registry of Amazon ECR
   */
  readonly image?: ContainerImage;

  /**
   * The processor that `image` is for.
   *
   * @default CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: CpuArchitecture;

  /**
   * Processor of a task, in units of 1024 a vCPU.
   *
   * @default 256
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
   */
  readonly cpu?: number;

  /**
   * Memory of a task. MiB.
   *
   * @default 512
   */
  readonly memoryLimitMiB?: number;

  /**
   * The least number of tasks, which lie in different zones.
   *
   * @default 2
   */
  readonly minTasks?: number;

  /**
   * The greatest number of tasks: their number follows their CPU, with 60 percent as the aim.
   *
   * @default 10
   */
  readonly maxTasks?: number;

  /**
   * The subnets of the tasks. They need a way to Secrets Manager, CloudWatch Logs and the image: by NAT, or by `vpcEndpoints`.
   *
   * @default - the private subnets with egress
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * Whether the VPC has interface endpoints of Secrets Manager, CloudWatch Logs and Amazon ECR, and a gateway endpoint of S3, so
   * that isolated subnets will do. Needs an `image` of a private repository in Amazon ECR.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
   */
  readonly vpcEndpoints?: boolean;

  /**
   * The ECS cluster of the tasks.
   *
   * @default - a cluster of its own, with Container Insights
   */
  readonly ecsCluster?: ICluster;

  /**
   * The port of the first node; the others follow one by one. 1024 or more.
   *
   * @default 11212
   */
  readonly port?: number;

  /**
   * The private DNS namespace that the gate's name is in.
   *
   * @default - a namespace of its own for the VPC
   */
  readonly namespace?: IPrivateDnsNamespace;

  /**
   * The gate's name in the namespace.
   *
   * @default memcached
   */
  readonly serviceName?: string;

  /**
   * The key that encrypts the secret of a generated password and the gate's log.
   *
   * @default - keys that AWS owns
   */
  readonly encryptionKey?: IKey;

  /**
   * How long the gate's log is kept. It never holds a password.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly logRetention?: RetentionDays;
}

/** A gate in front of a Memcached cluster. */
export interface SaslGateProps extends SaslOptions {
  /** The cluster, made here or imported. Its security groups are opened for the gate. */
  readonly cluster: IGatedCluster;

  /** The network of the gate, from which the nodes can be reached. */
  readonly vpc: IVpc;

  /**
   * Number of nodes: each gets a port.
   *
   * @default - the number of `cluster`, where it is known
   */
  readonly nodes?: number;

  /**
   * The alarms: on refused logins, and on a gate that says nothing any more.
   *
   * @default Alarms.recommended()
   */
  readonly alarms?: Alarms;
}
