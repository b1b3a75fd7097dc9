import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { CONFIGURATIONS, stackOf } from './configurations';
import { QuickstartStack } from '../examples/quickstart/stack';
import { gateCode } from '../src/sasl-gate/code';

const WITHOUT_BUNDLING = { context: { 'aws:cdk:bundling-stacks': [] } };

const GATE = JSON.stringify(gateCode()).slice(1, -1);

/** The template with asset hashes and the code of the gate taken out, which change with each line of a function. */
function templateOf(stack: Stack): unknown {
  const text = JSON.stringify(Template.fromStack(stack).toJSON()).split(GATE).join('<gate-code>');
  return JSON.parse(text.replace(/[0-9a-f]{64}/g, '<asset-hash>'));
}

/** What the library made, and not the VPC around it. */
function withoutVpc(template: any): unknown {
  const resources = Object.entries(template.Resources).filter(([id]) => !id.startsWith('Vpc'));
  return { ...template, Resources: Object.fromEntries(resources) };
}

describe('a change to these templates is a change to deployed stacks', () => {
  test.each(Object.keys(CONFIGURATIONS))('%s', name => {
    expect(withoutVpc(templateOf(stackOf(name)))).toMatchSnapshot();
  });

  test('example quickstart', () => {
    expect(templateOf(new QuickstartStack(new App(WITHOUT_BUNDLING), 'Quickstart'))).toMatchSnapshot();
  });
});
