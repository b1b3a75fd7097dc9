import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/**
 * Grants read access to a secret, and to its key if it has one.
 *
 * Across stacks, only the policy of the identity is changed. `secret.grantRead` would also add the identity to the key policy, which
 * makes a dependency cycle between the stacks. The policy of a key that CDK creates delegates to IAM.
 */
export function grantReadSecret(secret: ISecret, grantee: IGrantable): Grant {
  const { principalAccount } = grantee.grantPrincipal;
  const node = nodeOf(grantee);
  const stack = Stack.of(secret);
  const owners = [stack, ...(secret.encryptionKey ? [Stack.of(secret.encryptionKey)] : [])];
  const elsewhere = node !== undefined && owners.some(owner => owner !== Stack.of(node))
    && (principalAccount === undefined || principalAccount === stack.account);
  if (!elsewhere) { return secret.grantRead(grantee); }

  const read = Grant.addToPrincipal({
    grantee,
    actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    resourceArns: arnsOf(secret, Stack.of(node)),
  });
  return secret.encryptionKey === undefined ? read : read.combine(Grant.addToPrincipal({
    grantee,
    actions: ['kms:Decrypt'],
    resourceArns: [secret.encryptionKey.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` } },
  }));
}

/** An ARN from a name lacks the six characters at its end. In another region, only the name is known. */
function arnsOf(secret: ISecret, reader: Stack): string[] {
  const full = secret.secretFullArn;
  const six = `${secret.secretArn}-??????`;
  if (full === undefined) { return [six]; }
  return Stack.of(secret).region === reader.region ? [full] : [full, six];
}

/** The construct that gets access, if it is a construct. */
function nodeOf(grantee: IGrantable) {
  const principal: unknown = grantee.grantPrincipal;
  return [grantee, principal].find(Construct.isConstruct);
}
