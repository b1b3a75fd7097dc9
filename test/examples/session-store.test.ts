import { Match, Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { describeWebExample } from './web-example';
import { SessionStoreStack } from '../../examples/session-store/stack';

const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000';

describeWebExample('session-store', app => new SessionStoreStack(app, 'SessionStore', { certificateArn: CERTIFICATE }));

test('with a certificate, plain HTTP leads to HTTPS and to nothing else', () => {
  const template = Template.fromStack(new SessionStoreStack(new App(), 'SessionStore', { certificateArn: CERTIFICATE }));
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Protocol: 'HTTPS', Certificates: [{ CertificateArn: CERTIFICATE }] });
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
    Protocol: 'HTTP', DefaultActions: [{ Type: 'redirect', RedirectConfig: Match.objectLike({ Protocol: 'HTTPS' }) }],
  });
});

test('no session is dropped to make room for another', () => {
  const template = Template.fromStack(new SessionStoreStack(new App(), 'SessionStore'));
  template.hasResourceProperties('AWS::ElastiCache::ParameterGroup', { Properties: Match.objectLike({ 'maxmemory-policy': 'noeviction' }) });
});
