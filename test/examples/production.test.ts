import { Stack } from 'aws-cdk-lib/core';
import { newApp, readmeOf, templateOf, validationFindings } from './of-example';
import { acknowledge } from '../../examples/production/acknowledged';
import { ProductionStack } from '../../examples/production/stack';
import { findingsUnder } from '../policy/findings';

const production = () => new ProductionStack(newApp(), 'Production');

test('the template of the production example is as saved', () => {
  expect(templateOf(production())).toMatchSnapshot();
});

test('five packs find nothing that is not acknowledged', () => {
  const stack = production();
  acknowledge(stack);
  expect(findingsUnder(stack)).toEqual([]);
});

test('what is acknowledged is what the packs find, and the README names each rule', () => {
  const found = findingsUnder(production());
  expect(found.map(finding => finding.replace(/^.*: /, '')).filter((path, i, all) => all.indexOf(path) === i).sort()).toEqual([
    'Application/Policy/Resource',
    'Application/Role/DefaultPolicy/Resource',
    'Network/Vpc/All/IAMRole/DefaultPolicy/Resource',
    'Network/Vpc/Resource',
    'Operator/Rotation/Access/Policy/Resource',
  ]);
  const rules = new Set(found.map(finding => finding.replace(/[[:].*$/, '').replace(/^(HIPAA\.Security|NIST\.800\.53\.R[45]|PCI\.DSS\.321)-/, '')));
  expect([...rules].filter(rule => !readmeOf('production').includes(`\`${rule}\``))).toEqual([]);
});

test('no policy names all resources but those for the network interfaces of functions', () => {
  const wildcards = statementsOf(production()).filter(({ Resource }) => [Resource].flat().includes('*'));
  expect(wildcards.filter(({ Action }) => [Action].flat().some(action => !action.startsWith('ec2:')))).toEqual([]);
});

test('alarms may publish to their topic, and use its key: with a policy of its own a topic lets nobody do so by default', () => {
  const resources: any[] = Object.values(templateOf(production()).Resources);
  const [[topic]] = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties.AlarmActions);
  const statements = (type: string, document: string) =>
    resources.filter(({ Type }) => Type === type).flatMap(({ Properties }) => Properties[document].Statement);
  const Principal = { Service: 'cloudwatch.amazonaws.com' };
  const allowed = (statement: object) => expect.objectContaining({ Effect: 'Allow', Principal, ...statement });
  expect(statements('AWS::SNS::TopicPolicy', 'PolicyDocument')).toContainEqual(allowed({ Action: 'sns:Publish', Resource: topic }));
  expect(statements('AWS::KMS::Key', 'KeyPolicy')).toContainEqual(allowed({ Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] }));
});

test('strict validation finds nothing', () => {
  const app = newApp();
  new ProductionStack(app, 'Production');
  expect(validationFindings(app)).toEqual([]);
});

interface Statement { readonly Action: string | string[]; readonly Resource: unknown }

function statementsOf(stack: Stack): Statement[] {
  const resources: any[] = Object.values(templateOf(stack).Resources);
  return resources.filter(({ Type }) => /^AWS::IAM::(Managed)?Policy$/.test(Type)).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}
