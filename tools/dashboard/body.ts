import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';
import { LogDestination, NodeType, ValkeyReplicationGroup } from '../../src';

/** A widget of a dashboard, as CloudWatch takes it. */
export interface Widget {
  readonly type: 'text' | 'metric' | 'log';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly query?: string;
    readonly metrics?: unknown[][];
    readonly yAxis?: { readonly left?: { readonly min?: number; readonly max?: number; readonly label?: string } };
    readonly annotations?: { readonly horizontal?: { readonly value: number; readonly label?: string; readonly color?: string }[] };
  };
}

/** The dashboard of the picture, as it is synthesized. */
export function widgets(): Widget[] {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  new ValkeyReplicationGroup(stack, 'Sessions', {
    vpc: new Vpc(stack, 'Vpc'),
    nodeType: NodeType.R7G_XLARGE,
    shards: 2,
    logs: { slow: LogDestination.cloudWatchLogs() },
  }).dashboard();
  const [{ Properties: { DashboardBody } }] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  const parts = DashboardBody['Fn::Join'][1] as (string | { Ref: string })[];
  return JSON.parse(parts.map(part => typeof part === 'string' ? part : part.Ref.startsWith('Sessions') ? 'sessions' : part.Ref).join('')).widgets;
}
