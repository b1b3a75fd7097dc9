import { CfnUser, CfnUserGroup, IUserGroupRef, IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { GroupFacts, MemberFacts } from './facts';
import { IUserGroup } from './user-group-ref';
import { IUser, UserAuthentication, UserEngine } from './user-ref';
import { known } from '../private/tokens';

/** What can be told of a user at synthesis. */
export interface KnownUser extends MemberFacts {
  readonly secret?: ISecret;
  readonly construct: IUserRef;
}

/** The id of a user. CDK's reference calls it `userName`, since `Ref` of the resource returns it. */
export function userIdOf(user: IUserRef): string {
  return user.userRef.userName;
}

/** Of a user of this library everything, of the L1 what its properties say, of others the id. */
export function knownUser(user: IUserRef): KnownUser {
  const always = { construct: user, userId: userIdOf(user) };
  if (CfnUser.isCfnUser(user)) {
    return { ...always, userName: user.userName, engine: engineOf(user.engine), authentication: authenticationOf(user) };
  }
  if (!isOfThisLibrary(user)) { return always; }
  const { userName, engine, authentication, accessString, secret } = user;
  return { ...always, userName, engine, authentication, accessString, secret };
}

/** What rules look at. The users are read late: they can be added to a group after it was passed on. */
export function knownGroup(group: IUserGroupRef): GroupFacts {
  if (CfnUserGroup.isCfnUserGroup(group)) { return { engine: engineOf(group.engine) }; }
  const { engine } = group as Partial<IUserGroup>;
  return {
    engine,
    get users() { return (group as Partial<IUserGroup>).users?.filter(({ userRef }) => userRef).map(knownUser); },
  };
}

/** Other libraries have users and groups, too, whose members of the same names are of other types. */
function isOfThisLibrary(user: IUserRef): user is IUser {
  return 'authentication' in user;
}

function engineOf(engine: string): UserEngine | undefined {
  return Object.values(UserEngine).find(each => each === known(engine));
}

/** The type of CDK is `any`: the keys are those of CloudFormation, or begin with a small letter in code that CDK generated. */
function authenticationOf({ authenticationMode, noPasswordRequired, passwords }: CfnUser): UserAuthentication | undefined {
  const mode = known(authenticationMode);
  const type = mode?.Type ?? mode?.type ?? (noPasswordRequired === true ? UserAuthentication.NO_PASSWORD : passwords && UserAuthentication.PASSWORD);
  return Object.values(UserAuthentication).find(each => each === type);
}
