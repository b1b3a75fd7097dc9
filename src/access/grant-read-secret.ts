import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/**
 * Permits to read a secret, and to decrypt it where it has a key of its own.
 *
 * Across stacks the permission is the identity's only: `secret.grantRead` would also name it in the key's policy, so that the
 * stack of the secret depended on the stack of the identity, which depends on the secret. The same goes for a key in a stack of its
 * own. The policy of a key that CDK makes leaves the decision to IAM.
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

/** A name alone, which is also all that another region knows, lacks the six characters at the end of the ARN. */
function arnsOf(secret: ISecret, reader: Stack): string[] {
  const full = secret.secretFullArn;
  const six = `${secret.secretArn}-??????`;
  if (full === undefined) { return [six]; }
  return Stack.of(secret).region === reader.region ? [full] : [full, six];
}

/** The construct that is permitted, where it is one. */
function nodeOf(grantee: IGrantable) {
  const principal: unknown = grantee.grantPrincipal;
  return [grantee, principal].find(Construct.isConstruct);
}
