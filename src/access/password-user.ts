import { IKey } from 'aws-cdk-lib/aws-kms';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessString } from './access-string';
import { OwnedUser } from './owned-user';
import { rotate } from './rotation/rotate';
import { RotationOptions } from './rotation/rotation-options';
import { passwordOf } from './rotation/rotation-target';
import { UserOptions } from './user';
import { UserAuthentication } from './user-ref';
import { known } from '../private/tokens';

/** Settings of a user with a password. */
export interface PasswordUserProps extends UserOptions {
  /**
   * The name to log in with.
   *
   * Changing it replaces the user.
   *
   * @default - the id
   */
  readonly userName?: string;

  /**
   * What the user may do.
   *
   * A change also affects open connections.
   *
   * @default AccessString.application()
   */
  readonly accessString?: AccessString;

  /**
   * One or two references to passwords of 16 to 128 characters. The user can log in with either. Passwords in plain text are refused:
   * everyone who can read the template could read them.
   *
   * @default - one generated password of 64 letters and digits, in a secret with the fields `username` and `password`
   */
  readonly passwords?: SecretValue[];

  /**
   * How often the generated password is rotated: 4 hours to 999 days. The previous password stays valid until the next rotation, so
   * an application that reads the secret for each connection never fails. Excludes `passwords`.
   *
   * @default - never
   */
  readonly rotateEvery?: Duration;

  /**
   * Settings of the function that rotates the password.
   *
   * @default - outside a VPC, without a dead letter queue
   */
  readonly rotation?: RotationOptions;

  /**
   * The key that encrypts the secret of a generated password.
   *
   * @default - the key `aws/secretsmanager`, which AWS manages
   */
  readonly encryptionKey?: IKey;
}

/**
 * A user that logs in with a password.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 * @resource AWS::ElastiCache::User
 * @example
 * const user = new PasswordUser(this, 'App', { rotateEvery: Duration.days(30) });
 * new UserGroup(this, 'Users', { users: [user] });
 */
export class PasswordUser extends OwnedUser {
  /** The secret with the fields `username` and `password`. Undefined if you gave `passwords`. */
  public readonly secret?: ISecret;

  /**
   * @param scope the construct that the user belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the user)
   * @param props the settings of the user
   */
  constructor(scope: Construct, id: string, props: PasswordUserProps = {}) {
    const given = props.passwords?.map(password => password.unsafeUnwrap());
    let generated: ISecret | undefined;
    super(scope, id, {
      ...props,
      authentication: UserAuthentication.PASSWORD,
      passwordCount: given?.length,
      optionsOfGenerated: given && (['rotateEvery', 'rotation', 'encryptionKey'] as const).filter(option => props[option] !== undefined),
      plainTextPasswords: given?.filter(password => known(password) !== undefined),
      passwords: (user, userName) => {
        if (given) { return given; }
        generated = generateSecret(user, userName, props.encryptionKey);
        return [generated.secretValueFromJson('password').unsafeUnwrap()];
      },
    });
    this.secret = generated;
    if (generated && props.rotateEvery) {
      rotate(this, {
        secret: generated,
        rotateEvery: props.rotateEvery,
        options: props.rotation,
        encryptionKey: props.encryptionKey,
        target: passwordOf(this, this.userId),
        after: [this.node.defaultChild!],
      });
    }
  }
}

function generateSecret(user: Construct, username: string, encryptionKey?: IKey): ISecret {
  return new Secret(user, 'Secret', {
    description: `Password of ${user.node.path}`,
    encryptionKey,
    removalPolicy: RemovalPolicy.DESTROY,
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ username }),
      generateStringKey: 'password',
      passwordLength: 64,
      excludePunctuation: true,
      includeSpace: false,
    },
  });
}
