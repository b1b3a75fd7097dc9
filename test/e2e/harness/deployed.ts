import { CloudWatchClient, MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Emulator } from './emulator';

/** Asks the emulator, by the SDK, about what was deployed to it. */
export class Deployed {
  public constructor(private readonly emulator: Emulator) {}

  public async secret(arn: string): Promise<string> {
    const { SecretString } = await new SecretsManagerClient(this.emulator.client).send(new GetSecretValueCommand({ SecretId: arn }));
    if (!SecretString) {
      throw new Error(`the secret ${arn} has no value`);
    }
    return SecretString;
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
