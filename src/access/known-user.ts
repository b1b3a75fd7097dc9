import { CfnUser, CfnUserGroup, IUserGroupRef, IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { GroupFacts, MemberFacts } from './facts';
import { IUserGroup } from './user-group-ref';
import { IUser, UserAuthentication, UserEngine } from './user-ref';
import { known } from '../private/tokens';

/** What is known about a user at synthesis. */
export interface KnownUser extends MemberFacts {
  readonly secret?: ISecret;
  readonly construct: IUserRef;
}

/** The id of a user. CDK's reference calls it `userName`, since `Ref` of the resource returns it. */
export function userIdOf(user: IUserRef): string {
  return user.userRef.userName;
}

/** Reads a user of this library, the properties of an L1 user, or only the id of other users. */
export function knownUser(user: IUserRef): KnownUser {
  const always = { construct: user, userId: userIdOf(user) };
  if (CfnUser.isCfnUser(user)) {
    return { ...always, userName: user.userName, engine: engineOf(user.engine), authentication: authenticationOf(user) };
  }
  if (!isOfThisLibrary(user)) { return always; }
  const { userName, engine, authentication, accessString, secret } = user;
  return { ...always, userName, engine, authentication, accessString, secret };
}

/** Facts about a group, for rules. The users are read late, since `addUser` can be called after the cache was created. */
export function knownGroup(group: IUserGroupRef): GroupFacts {
  if (CfnUserGroup.isCfnUserGroup(group)) { return { engine: engineOf(group.engine) }; }
  const { engine } = group as Partial<IUserGroup>;
  return {
    engine,
    get users() { return (group as Partial<IUserGroup>).users?.filter(({ userRef }) => userRef).map(knownUser); },
  };
}

/** Users of other libraries have members of the same names with other types. */
function isOfThisLibrary(user: IUserRef): user is IUser {
  return 'authentication' in user;
}

function engineOf(engine: string): UserEngine | undefined {
  return Object.values(UserEngine).find(each => each === known(engine));
}

/** CDK's type is `any`: the keys are those of CloudFormation, or start in lower case in code that CDK generated. */
function authenticationOf({ authenticationMode, noPasswordRequired, passwords }: CfnUser): UserAuthentication | undefined {
  const mode = known(authenticationMode);
  const type = mode?.Type ?? mode?.type ?? (noPasswordRequired === true ? UserAuthentication.NO_PASSWORD : passwords && UserAuthentication.PASSWORD);
  return Object.values(UserAuthentication).find(each => each === type);
}
