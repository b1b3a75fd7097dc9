import { stacksOf } from './examples';
import { acknowledge } from '../../examples/production/acknowledged';
import { resourcesOf } from '../helpers';
import { findingsUnder } from '../policy/findings';

const [production] = stacksOf('production');

test('five packs find nothing that is not acknowledged', () => {
  const [stack] = stacksOf('production');
  acknowledge(stack);
  expect(findingsUnder(stack)).toEqual([]);
});

test('what is acknowledged is what the packs find', () => {
  const found = findingsUnder(production).map(finding => finding.replace(/^.*: /, ''));
  expect([...new Set(found)].sort()).toEqual([
    'Application/Policy/Resource',
    'Application/Role/DefaultPolicy/Resource',
    'Network/Vpc/All/IAMRole/DefaultPolicy/Resource',
    'Network/Vpc/Resource',
    'Operator/Rotation/Access/Policy/Resource',
  ]);
});

test('no policy names all resources but those for the network interfaces of functions', () => {
  const statements: Statement[] = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap(type => resourcesOf(production, type)).flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  expect(statements.length).toBeGreaterThan(0);
  const wildcards = statements.filter(({ Resource }) => [Resource].flat().includes('*'));
  expect(wildcards.filter(({ Action }) => [Action].flat().some(action => !action.startsWith('ec2:')))).toEqual([]);
});

test('alarms may publish to their topic, and use its key: with a policy of its own a topic lets nobody do so by default', () => {
  const [[topic]] = resourcesOf(production, 'AWS::CloudWatch::Alarm').map(({ AlarmActions }) => AlarmActions);
  const Principal = { Service: 'cloudwatch.amazonaws.com' };
  const allowed = (statement: object) => expect.objectContaining({ Effect: 'Allow', Principal, ...statement });
  expect(resourcesOf(production, 'AWS::SNS::TopicPolicy').flatMap(({ PolicyDocument }) => PolicyDocument.Statement))
    .toContainEqual(allowed({ Action: 'sns:Publish', Resource: topic }));
  expect(resourcesOf(production, 'AWS::KMS::Key').flatMap(({ KeyPolicy }) => KeyPolicy.Statement))
    .toContainEqual(allowed({ Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] }));
});

interface Statement { readonly Action: string | string[]; readonly Resource: unknown }
