import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServerlessPlan } from './plan';
import { IamUser } from '../access/iam-user';
import { UserGroup } from '../access/user-group';
import { IUser, UserEngine } from '../access/user-ref';
import { closedSecurityGroup } from '../network/closed-security-group';

/** Resources that every cache needs: given by the user, or created here. */
export class SupportingResources {
  /** Empty for a cache with a public endpoint. */
  public readonly securityGroups: ISecurityGroup[];
  public readonly userGroupId?: string;
  /** The user, if it was created here. */
  public readonly iamUser?: IUser;

  constructor(scope: Construct, plan: ServerlessPlan) {
    const { removalPolicy, vpc, authentication } = plan;
    const ofParts = removalPolicy === RemovalPolicy.SNAPSHOT ? RemovalPolicy.DESTROY : removalPolicy;
    const wanted = plan.isPublic ? [] : plan.securityGroups;
    this.securityGroups = wanted ?? [closedSecurityGroup(scope, vpc!, ofParts)];
    if (authentication) {
      this.userGroupId = authentication._bind(scope, {}).userGroupIds?.[0];
    } else {
      const { group, user } = ownUsers(scope, plan, ofParts);
      this.userGroupId = group.userGroupId;
      this.iamUser = user;
    }
  }
}

/** One IAM user, and for Redis OSS the user `default` that its groups need. They are retained with the cache, which needs them. */
function ownUsers(scope: Construct, { engine }: ServerlessPlan, removalPolicy: RemovalPolicy): { group: UserGroup; user: IUser } {
  const userEngine = Object.values(UserEngine).find(each => each === engine._facts.userEngine);
  const user = new IamUser(scope, 'User', { engine: userEngine });
  const group = new UserGroup(scope, 'Users', { engine: userEngine, users: [user] });
  [group, ...group.users as IUser[]].forEach(each => each.applyRemovalPolicy(removalPolicy));
  return { group, user };
}
