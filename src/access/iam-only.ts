import { KnownUser } from './known-user';
import { UserAuthentication } from './user-ref';
import { valueCheck, ValueCheck } from '../private/value-check';

const NOT_AN_IAM_USER: ValueCheck = valueCheck({
  code: 'NotAnIamUser',
  clause: '`grants.connect()`: the user does not log in with IAM',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
});

/** Throws if the user does not log in with IAM, since permission to connect would have no effect. */
export function refuseOtherThanIam({ authentication, construct }: KnownUser): void {
  if (authentication !== undefined && authentication !== UserAuthentication.IAM) {
    const advice = authentication === UserAuthentication.PASSWORD ? 'Use an IamUser, or grant read access to its secret' : 'Use an IamUser';
    NOT_AN_IAM_USER.fail(`the user ${construct.node.path} does not log in with IAM, so permission to connect has no effect. ${advice}`);
  }
}
