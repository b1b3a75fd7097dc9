import { KnownUser } from './known-user';
import { UserAuthentication } from './user-ref';
import { valueCheck, ValueCheck } from '../private/value-check';

const NOT_AN_IAM_USER: ValueCheck = valueCheck({
  code: 'NotAnIamUser',
  clause: '`grants.connect()`: the user does not log in with IAM',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
});

/** Refuses a user that does not log in with IAM: the permission to connect has no effect on it. */
export function refuseOtherThanIam({ authentication, construct }: KnownUser): void {
  if (authentication !== undefined && authentication !== UserAuthentication.IAM) {
    NOT_AN_IAM_USER.fail(`${construct.node.path} does not log in with IAM, so that a permission to connect has no effect; make an IamUser of it, or permit to read its secret`);
  }
}
