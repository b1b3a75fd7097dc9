import { CfnUserGroup } from 'aws-cdk-lib/aws-elasticache';
import { Lazy, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessString } from './access-string';
import { NoPasswordUser } from './no-password-user';
import { USER_GROUP_RULES } from './rules/user-group';
import { UserGroupBase } from './user-group-base';
import { IUserGroup } from './user-group-ref';
import { IUser, UserEngine } from './user-ref';
import { lowerCase, uniqueName } from '../private/names';
import { failWith } from '../private/report';
import { check, Finding, line } from '../private/rules';

/** Users that a cache lets in. */
export interface UserGroupProps {
  /**
   * The id: letters, digits and hyphens, beginning with a letter. ElastiCache keeps it in lower case.
   *
   * Changing it replaces the group.
   *
   * @default - a name that is unique in the app
   */
  readonly userGroupId?: string;

  /**
   * The engine that the group is for. A Redis OSS cache takes groups of Redis only, a Valkey cache those of either.
   *
   * Changing it changes the group in place.
   *
   * @default UserEngine.VALKEY
   */
  readonly engine?: UserEngine;

  /**
   * The users, at most 100; `addUser` adds more of them.
   *
   * A group of Redis needs one with the name `default`: where none is given it gets one that is switched off, so that a client
   * that names no user is refused.
   *
   * @default - none yet
   */
  readonly users?: IUser[];
}

/** What is known of a group that exists already. */
export interface UserGroupAttributes {
  /** The id. */
  readonly userGroupId: string;

  /**
   * The engine that the group is for.
   *
   * @default - unknown: rules that depend on it are not checked
   */
  readonly engine?: UserEngine;
}

class ImportedUserGroup extends UserGroupBase {
  public readonly userGroupId: string;
  public readonly engine?: UserEngine;
  public readonly users = undefined;

  constructor(scope: Construct, id: string, attributes: UserGroupAttributes) {
    super(scope, id);
    this.userGroupId = attributes.userGroupId;
    this.engine = attributes.engine;
  }
}

/**
 * Users of Redis or Valkey that a cache lets in: `authentication: Authentication.users(group)`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 * @resource AWS::ElastiCache::UserGroup
 */
export class UserGroup extends UserGroupBase {
  /** A group that exists already, of which only the id is known. */
  public static fromUserGroupId(scope: Construct, id: string, userGroupId: string): IUserGroup {
    return new ImportedUserGroup(scope, id, { userGroupId });
  }

  /** A group that exists already. */
  public static fromUserGroupAttributes(scope: Construct, id: string, attributes: UserGroupAttributes): IUserGroup {
    return new ImportedUserGroup(scope, id, attributes);
  }

  /** The id. */
  public readonly userGroupId: string;

  /** The engine that the group is for. */
  public readonly engine?: UserEngine;

  private readonly requestedId: string;
  private readonly groupEngine: UserEngine;
  private readonly members: IUser[];

  constructor(scope: Construct, id: string, props: UserGroupProps = {}) {
    super(scope, id);
    this.requestedId = lowerCase(props.userGroupId) ?? uniqueName(this, 'g');
    this.engine = this.groupEngine = props.engine ?? UserEngine.VALKEY;
    this.members = [...props.users ?? []];
    if (this.groupEngine === UserEngine.REDIS && !this.members.some(({ userName }) => userName === 'default')) {
      this.members.push(switchedOffDefault(this));
    }
    failWith(this, this.findings(true));

    const resource = new CfnUserGroup(this, 'Resource', {
      userGroupId: this.requestedId,
      engine: this.groupEngine,
      userIds: Lazy.list({ produce: () => this.members.map(({ userId }) => userId) }),
    });
    resource.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.userGroupId = resource.ref;
    this.node.addValidation({ validate: () => this.findings(false).map(line) });
  }

  /** The users of the group, the switched-off `default` user of a Redis group among them. */
  public get users(): IUser[] | undefined {
    return [...this.members];
  }

  /**
   * Adds a user to the group. It can log in to the caches of the group as soon as it is deployed.
   *
   * @param user of this app or imported
   */
  public addUser(user: IUser): void {
    this.members.push(user);
    const findings = this.findings(true);
    if (findings.length > 0) { this.members.pop(); }
    failWith(this, findings);
  }

  /** What is wrong so far; once the app is complete the group may not grow, and so not be empty. */
  private findings(mayGrow: boolean): Finding[] {
    return check(USER_GROUP_RULES, { userGroupId: this.requestedId, engine: this.groupEngine, users: this.members, mayGrow });
  }
}

/** Redis wants a user of this name in each group. It is for clients that name no user: nobody logs in as it. */
function switchedOffDefault(group: Construct): IUser {
  return new NoPasswordUser(group, 'DefaultUser', { userName: 'default', accessString: AccessString.off() });
}
