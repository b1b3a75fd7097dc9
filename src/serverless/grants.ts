import { IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { refuseOtherThanIam } from '../access/iam-only';
import { knownUser } from '../access/known-user';
import { IUser } from '../access/user-ref';
import { valueCheck, ValueCheck } from '../private/value-check';

const NO_IAM_USER: ValueCheck = valueCheck({
  code: 'NoIamUser',
  clause: '`grants.connect()` of a serverless cache without an IAM user of its own: `user` is missing',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
});

/** The parts of a cache that grants need. */
interface Grantable extends IConstruct {
  readonly serverlessCacheArn: string;
  readonly iamUser?: IUser;
}

/** Permissions that you can grant on a serverless cache. */
export class ServerlessCacheGrants {
  /** @internal */
  public static _of(cache: Grantable): ServerlessCacheGrants {
    return new ServerlessCacheGrants(cache);
  }

  private constructor(private readonly cache: Grantable) {}

  /**
   * Grants the permission to log in as an IAM user: to this cache and as this user only.
   *
   * @param grantee the role that signs the tokens
   * @param user an IAM user of this app or an imported one (the `iamUser` of the cache if left out)
   * @returns the grant; throws if the user does not log in with IAM, or if there is none
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
   */
  public connect(grantee: IGrantable, user?: IUserRef): Grant {
    const who = user ?? this.cache.iamUser;
    if (!who) {
      NO_IAM_USER.fail(`the cache ${this.cache.node.path} has no IAM user of its own. Pass the user to connect as: grants.connect(role, user)`);
    }
    refuseOtherThanIam(knownUser(who));
    return Grant.addToPrincipal({
      grantee,
      actions: ['elasticache:Connect'],
      resourceArns: [this.cache.serverlessCacheArn, who.userRef.userArn],
    });
  }
}
