import { Match, Template } from 'aws-cdk-lib/assertions';
import { CERTIFICATE, stacksOf } from './examples';

test('with a certificate, plain HTTP leads to HTTPS and to nothing else', () => {
  const template = Template.fromStack(stacksOf('session-store')[0]);
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', { Protocol: 'HTTPS', Certificates: [{ CertificateArn: CERTIFICATE }] });
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
    Protocol: 'HTTP', DefaultActions: [{ Type: 'redirect', RedirectConfig: Match.objectLike({ Protocol: 'HTTPS' }) }],
  });
});
