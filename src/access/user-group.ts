import { CfnUserGroup, IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { Lazy, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessString } from './access-string';
import { UserGroupFacts } from './facts';
import { knownUser, userIdOf } from './known-user';
import { NoPasswordUser } from './no-password-user';
import { USER_GROUP_RULES, USER_GROUP_WARNINGS } from './rules/user-group';
import { UserGroupBase } from './user-group-base';
import { IUserGroup } from './user-group-ref';
import { UserEngine } from './user-ref';
import { lowerCase, uniqueName } from '../private/names';
import { failWith, validationMessages, warnWith } from '../private/report';
import { check } from '../private/rules';

/** Settings of a user group. */
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
   * The engine of the group. A Redis OSS cache accepts only groups for Redis, a Valkey cache groups for either engine.
   *
   * Changing it updates the group in place.
   *
   * @default UserEngine.VALKEY
   */
  readonly engine?: UserEngine;

  /**
   * The users. The default quota of AWS is 100. Add more with `addUser`.
   *
   * A group for Redis needs a user named `default`. If you give none, the group gets one that is switched off: clients that do not
   * name a user are refused.
   *
   * @default - none yet
   */
  readonly users?: IUserRef[];
}

/** What is known of a user group that already exists. */
export interface UserGroupAttributes {
  /** The id of the group. */
  readonly userGroupId: string;

  /**
   * The engine of the group.
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
 * Users of Redis or Valkey that may log in to a cache: `authentication: Authentication.users(group)`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 * @resource AWS::ElastiCache::UserGroup
 * @example
 * const users = new UserGroup(this, 'Users', { users: [new PasswordUser(this, 'App')] });
 * new ValkeyReplicationGroup(this, 'Cache', { vpc, authentication: Authentication.users(users) });
 */
export class UserGroup extends UserGroupBase {
  /**
   * An existing group, of which only the id is known.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param userGroupId the id of the group, as ElastiCache lists it
   * @returns the group
   */
  public static fromUserGroupId(scope: Construct, id: string, userGroupId: string): IUserGroup {
    return new ImportedUserGroup(scope, id, { userGroupId });
  }

  /**
   * An existing group.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param attributes what is known of the group
   * @returns the group
   */
  public static fromUserGroupAttributes(scope: Construct, id: string, attributes: UserGroupAttributes): IUserGroup {
    return new ImportedUserGroup(scope, id, attributes);
  }

  /** The id of the group. */
  public readonly userGroupId: string;

  /** The engine of the group. */
  public readonly engine?: UserEngine;

  private readonly givenId?: string;
  private readonly requestedId: string;
  private readonly groupEngine: UserEngine;
  private readonly members: IUserRef[];

  /**
   * @param scope the construct that the group belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the group)
   * @param props the settings of the group
   */
  constructor(scope: Construct, id: string, props: UserGroupProps = {}) {
    super(scope, id);
    this.givenId = props.userGroupId;
    this.requestedId = lowerCase(props.userGroupId) ?? uniqueName(this, 'g');
    this.engine = this.groupEngine = props.engine ?? UserEngine.VALKEY;
    this.members = [...props.users ?? []];
    if (this.groupEngine === UserEngine.REDIS && !this.members.some(member => knownUser(member).userName === 'default')) {
      this.members.push(switchedOffDefault(this));
    }
    failWith(this, check(USER_GROUP_RULES, this.facts(true)));

    const resource = new CfnUserGroup(this, 'Resource', {
      userGroupId: this.requestedId,
      engine: this.groupEngine,
      userIds: Lazy.list({ produce: () => this.members.map(userIdOf) }),
    });
    resource.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.userGroupId = resource.ref;
    this.node.addValidation({ validate: () => this.checkAtSynthesis() });
  }

  /** The users of the group. A group for Redis includes its switched-off user `default`. */
  public get users(): IUserRef[] | undefined {
    return [...this.members];
  }

  /**
   * Adds a user to the group. Once deployed, it can log in to all caches of the group.
   *
   * @param user a user of this app or an imported one
   */
  public addUser(user: IUserRef): void {
    this.members.push(user);
    const findings = check(USER_GROUP_RULES, this.facts(true));
    if (findings.length > 0) { this.members.pop(); }
    failWith(this, findings);
  }

  /** Checks the complete group. Its users are counted once, since `addUser` can be called many times. */
  private checkAtSynthesis(): string[] {
    const facts = this.facts(false);
    warnWith(this, check(USER_GROUP_WARNINGS, facts));
    return validationMessages(this, check(USER_GROUP_RULES, facts));
  }

  private facts(mayGrow: boolean): UserGroupFacts {
    return { userGroupId: this.givenId ?? this.requestedId, engine: this.groupEngine, users: this.members.map(knownUser), mayGrow };
  }
}

/** ElastiCache requires a user of this name in each group for Redis. Clients that name no user would use it, so it cannot log in. */
function switchedOffDefault(group: Construct): IUserRef {
  return new NoPasswordUser(group, 'DefaultUser', { userName: 'default', accessString: AccessString.off() });
}
