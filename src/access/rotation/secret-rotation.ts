import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnRotationSchedule, ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct, IDependable } from 'constructs';
import { RotationFunction } from './rotation-function';
import { RotationOptions } from './rotation-options';
import { arnOf, RotationRole } from './rotation-role';
import { RotationTarget } from './rotation-target';
import { intervalOf, scheduleOf } from './schedule';
import { letLogsUse } from '../../private/logs-key';
import { failWith } from '../../private/report';
import { check } from '../../private/rules';
import { ROTATION_RULES } from '../rules/rotation';

const MAX_DESCRIPTION = 256;

export interface SecretRotationProps {
  readonly secret: ISecret;
  readonly target: RotationTarget;
  readonly rotateEvery: Duration;
  readonly options?: RotationOptions;
  /** Encrypts the function's log. */
  readonly encryptionKey?: IKey;
  /** The resources behind `target`. Secrets Manager tests the schedule as soon as it is created. */
  readonly after: IDependable[];
}

/** A function that rotates a secret, and the schedule on which Secrets Manager calls it. */
export class SecretRotation extends Construct {
  constructor(scope: Construct, id: string, props: SecretRotationProps) {
    super(scope, id);
    const { secret, target, rotateEvery, options = {} } = props;
    failWith(this, check(ROTATION_RULES, { ...options, ...intervalOf(rotateEvery) }));

    const logGroup = this.createLogGroup(options.logRetention, props.encryptionKey);
    const access = new RotationRole(this, 'Access', { secret, target, logGroup, options });
    const rotate = new RotationFunction(this, 'Function', {
      description: `Rotates ${target.credential} of ${scope.node.path}`.slice(0, MAX_DESCRIPTION),
      architecture: Architecture.ARM_64,
      memorySize: 256,
      // ElastiCache needs minutes for a change, and longer with more nodes
      timeout: Duration.minutes(15),
      environment: target.environment,
      logGroup,
      role: access.role,
      vpc: options.vpc,
      vpcSubnets: options.vpcSubnets,
      securityGroups: options.securityGroups,
      deadLetterQueue: options.deadLetterQueue,
      reservedConcurrentExecutions: options.reservedConcurrentExecutions,
    });
    rotate.node.addDependency(access);
    rotate.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
      sourceArn: arnOf(secret),
    });

    const schedule = new CfnRotationSchedule(this, 'Schedule', {
      secretId: secret.secretArn,
      rotationLambdaArn: rotate.functionArn,
      rotationRules: scheduleOf(rotateEvery),
      // during a rotation, ElastiCache rejects other changes of the deployment
      rotateImmediatelyOnUpdate: false,
    });
    schedule.node.addDependency(rotate, ...props.after);
  }

  private createLogGroup(retention = RetentionDays.ONE_YEAR, encryptionKey?: IKey): LogGroup {
    if (encryptionKey) { letLogsUse(encryptionKey, this); }
    return new LogGroup(this, 'Log', { retention, encryptionKey, removalPolicy: RemovalPolicy.DESTROY });
  }
}
