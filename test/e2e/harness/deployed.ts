import { CloudWatchClient, MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { DescribeSecretCommand, GetSecretValueCommand, ListSecretsCommand, RotateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Emulator } from './emulator';
import { eventually } from './eventually';

/** How long a rotation may take, in seconds. */
const ROTATION = 90;

/** Asks the emulator, by the SDK, about what was deployed to it. */
export class Deployed {
  private readonly secrets: SecretsManagerClient;

  public constructor(private readonly emulator: Emulator) {
    this.secrets = new SecretsManagerClient(emulator.client);
  }

  public async secret(arn: string): Promise<string> {
    const { SecretString } = await this.secrets.send(new GetSecretValueCommand({ SecretId: arn }));
    if (!SecretString) {
      throw new Error(`the secret ${arn} has no value`);
    }
    return SecretString;
  }

  /** Asks Secrets Manager to rotate a secret; when it has, gives the labels of the version that was asked for, and the function. */
  public async rotate(arn: string): Promise<{ readonly labels: readonly string[]; readonly functionArn?: string }> {
    const describe = () => this.secrets.send(new DescribeSecretCommand({ SecretId: arn }));
    const before = (await describe()).LastRotatedDate?.getTime();
    const { VersionId } = await this.secrets.send(new RotateSecretCommand({ SecretId: arn }));
    const after = await eventually(describe, ({ LastRotatedDate }) => LastRotatedDate?.getTime() !== before, ROTATION);
    if (after.LastRotatedDate?.getTime() === before) {
      throw new Error(`the secret ${arn} was not rotated within ${ROTATION} s:\n${this.emulator.lastWords}`);
    }
    return { labels: after.VersionIdsToStages?.[VersionId!] ?? [], functionArn: after.RotationLambdaARN };
  }

  /** The names of all secrets. */
  public async secretNames(): Promise<(string | undefined)[]> {
    const { SecretList = [] } = await this.secrets.send(new ListSecretsCommand({}));
    return SecretList.map(({ Name }) => Name);
  }

  /** The names of all functions. */
  public async functionNames(): Promise<(string | undefined)[]> {
    const { Functions = [] } = await new LambdaClient(this.emulator.client).send(new ListFunctionsCommand({}));
    return Functions.map(({ FunctionName }) => FunctionName);
  }

  /** Calls a function; fails with its own error when it fails. */
  public async invoke<T>(functionName: string, payload: unknown): Promise<T> {
    const { Payload, FunctionError } = await new LambdaClient(this.emulator.client).send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(payload) }));
    const answer = Buffer.from(Payload ?? []).toString('utf8');
    if (FunctionError) {
      throw new Error(`the function ${functionName} failed: ${answer}`);
    }
    return JSON.parse(answer) as T;
  }

  /** All alarms on caches. */
  public async cacheAlarms(): Promise<MetricAlarm[]> {
    const alarms: MetricAlarm[] = [];
    for await (const page of paginateDescribeAlarms({ client: new CloudWatchClient(this.emulator.client), pageSize: 100 }, {})) {
      alarms.push(...page.MetricAlarms ?? []);
    }
    return alarms.filter(alarm => namespacesOf(alarm).includes('AWS/ElastiCache'));
  }
}

/** What each alarm looks at: the dimensions of its metric, or of the metrics that it calculates with. */
export function dimensionsOf(alarm: MetricAlarm): Record<string, string>[] {
  const metrics = [alarm, ...(alarm.Metrics ?? []).map(query => query.MetricStat?.Metric ?? {})];
  return metrics
    .filter(metric => metric.MetricName)
    .map(metric => Object.fromEntries((metric.Dimensions ?? []).map(({ Name, Value }) => [Name ?? '', Value ?? ''])));
}

function namespacesOf(alarm: MetricAlarm): (string | undefined)[] {
  return [alarm.Namespace, ...(alarm.Metrics ?? []).map(query => query.MetricStat?.Metric?.Namespace)];
}
