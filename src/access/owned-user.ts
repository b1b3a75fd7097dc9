import { CfnUser } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessString } from './access-string';
import { UserFacts } from './facts';
import { USER_RULES, USER_WARNINGS } from './rules/user';
import { UserOptions } from './user';
import { UserBase } from './user-base';
import { UserAuthentication, UserEngine } from './user-ref';
import { lowerCase, uniqueName } from '../private/names';
import { failWith, warnWith } from '../private/report';
import { check } from '../private/rules';

/** What a kind of user adds. */
interface UserProps extends UserOptions {
  readonly userName?: string;
  readonly accessString?: AccessString;
  readonly authentication: UserAuthentication;
  /** References to the passwords, never the passwords themselves; the user is their scope. */
  readonly passwords?: (user: Construct, userName: string) => string[];
  /** For the rules: how many, and those in plain text. */
  readonly passwordCount?: number;
  readonly optionsOfGenerated?: readonly string[];
  readonly plainTextPasswords?: string[];
}

/**
 * A user of any kind that this app creates.
 *
 * @internal
 */
export abstract class OwnedUser extends UserBase {
  /** The id of the user. */
  public readonly userId: string;

  /** The name to log in with. */
  public readonly userName?: string;

  /** The engine of the user. */
  public readonly engine?: UserEngine;

  /** How the user authenticates. */
  public readonly authentication?: UserAuthentication;

  /** What the user may do. */
  public readonly accessString?: AccessString;

  /** The secret with the fields `username` and `password`, if the password was generated. */
  public abstract readonly secret?: ISecret;

  constructor(scope: Construct, id: string, props: UserProps) {
    super(scope, id);
    const userId = lowerCase(props.userId) ?? uniqueName(this, 'u');
    const { userName = userId, engine = UserEngine.VALKEY } = props;
    const facts: UserFacts = { ...props, userId: props.userId ?? userId, userName, engine };
    failWith(this, check(USER_RULES, facts));
    warnWith(this, check(USER_WARNINGS, facts));

    this.engine = engine;
    this.userName = userName;
    this.authentication = props.authentication;
    const accessString = props.accessString ?? AccessString.application();
    this.accessString = accessString;
    const resource = new CfnUser(this, 'Resource', {
      userId,
      userName,
      engine,
      accessString: accessString.text,
      // CDK's type is `any`, so the keys are those of CloudFormation
      authenticationMode: { Type: props.authentication, Passwords: props.passwords?.(this, userName) },
    });
    resource.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.userId = resource.ref;
  }
}
