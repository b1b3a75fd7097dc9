import { Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib/core';
import { gateCode } from '../src/sasl-gate/code';

const GATE = JSON.stringify(gateCode()).slice(1, -1);

/** A template as it is saved: without asset hashes and the code of the gate, which change with each line of a function. */
export function wholeTemplate(stack: Stack): any {
  const text = JSON.stringify(Template.fromStack(stack).toJSON()).split(GATE).join('<gate-code>');
  return JSON.parse(text.replace(/[0-9a-f]{64}/g, '<asset-hash>'));
}

/** An alarm with a line for each property: a reviewer reads two dozen of them. */
expect.addSnapshotSerializer({
  test: value => value?.Type === 'AWS::CloudWatch::Alarm',
  serialize: ({ Type, Properties, ...rest }, _config, indentation) => {
    const lines = Object.entries({ Type, ...rest, ...Properties }).map(([name, value]) => `${indentation}  "${name}": ${JSON.stringify(value)},`);
    return ['{', ...lines, `${indentation}}`].join('\n');
  },
});

/** The same without the VPC, which is the CDK's own, and without alarms, of which `test/alarms.test.ts` saves tables. */
export function savedTemplate(stack: Stack): any {
  const template = wholeTemplate(stack);
  const resources = Object.entries<any>(template.Resources).filter(([id, { Type }]) => !id.startsWith('Vpc') && !/^AWS::CloudWatch::(Composite)?Alarm$/.test(Type));
  return { ...template, Resources: Object.fromEntries(resources) };
}
