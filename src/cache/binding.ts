import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { BaseService, ContainerDefinition, Secret as ContainerSecret } from 'aws-cdk-lib/aws-ecs';
import { IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { IConstruct } from 'constructs';
import { BindContainerOptions, BindOptions } from './bind-options';
import { claimSettings, SettingsOwner } from './bound-settings';
import { grantReadSecret } from '../access/grant-read-secret';
import { KnownUser, knownUser } from '../access/known-user';
import { UserAuthentication } from '../access/user-ref';
import { expectFreeId } from '../private/free-id';
import { ValueCheck, valueCheck } from '../private/value-check';

const FUNCTION_OUTSIDE_VPC: ValueCheck = valueCheck({
  code: 'FunctionOutsideVpc',
  clause: '`bindFunction()`: the function is not in a VPC',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html',
});

const BIND_NEEDS_USER: ValueCheck = valueCheck({
  code: 'BindNeedsUser',
  clause: '`bindFunction()`, `bindContainer()`: the cache authenticates users, and `user` is not passed',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

const BIND_WITHOUT_USERS: ValueCheck = valueCheck({
  code: 'BindWithoutUsers',
  clause: '`bindFunction()`, `bindContainer()`: `user` is passed, and the cache does not authenticate users',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

const UNKNOWN_AUTHENTICATION: ValueCheck = valueCheck({
  code: 'UnknownAuthentication',
  clause: '`bindFunction()`, `bindContainer()`: the authentication of an imported user is not known',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

const UNKNOWN_PASSWORD: ValueCheck = valueCheck({
  code: 'UnknownPassword',
  clause: '`bindFunction()`, `bindContainer()`: the secret with the password of the user is not known',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

const URL_OF_MEMCACHED: ValueCheck = valueCheck({
  code: 'UrlOfMemcached',
  clause: '`bindFunction()`, `bindContainer()`, `bindService()`: `url` is passed, and Memcached has no URLs',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});

const SERVICE_WITHOUT_CONTAINER: ValueCheck = valueCheck({
  code: 'ServiceWithoutContainer',
  clause: '`bindService()`: the task definition has no essential container yet, or `container` is in another task definition',
  see: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
});

/** What binding needs to know about a cache. */
export interface BindableCache extends IConnectable {
  /** The settings by name without the prefix, such as `HOST`. */
  readonly settings: Record<string, string>;
  readonly tokenSecret?: ISecret;
  /** The field of `tokenSecret` with the password, if the secret is JSON. */
  readonly tokenField?: string;
  /** The user for an application that does not pass one. */
  readonly ownUser?: IUserRef;
  /** Whether the cache authenticates users; undefined if that is not known. */
  readonly hasUsers?: boolean;
  /** Whether it is known that the cache runs Memcached, which has no URLs. */
  readonly isMemcached?: boolean;
  /** Whether the cache has an endpoint on the internet, so that a function needs no VPC. */
  readonly isPublic?: boolean;
  /** Grants the permission to log in as an IAM user. */
  readonly permitConnect: (grantee: IGrantable, user: IUserRef) => void;
}

/** A cache, or a database, as the owner of settings. */
export interface SettingsSource extends BindableCache {
  readonly path: string;
  /** @default prefix */
  readonly prefixOption?: string;
}

/** Network, permissions and settings for a function: it reads the secret itself. */
export function bindFunction(cache: SettingsSource, fn: Function, options: BindOptions): void {
  const { prefix = 'CACHE' } = options;
  const user = loginOf(cache, options);
  if (!fn.isBoundToVpc && !cache.isPublic) {
    FUNCTION_OUTSIDE_VPC.fail(`the function ${fn.node.path} is not in a VPC, so it cannot reach the cache. Pass the 'vpc' of the cache to the function`);
  }
  const secret = secretFor(cache, fn, user);
  const settings = settingsOf(cache, fn, { user, secret, url: options.url, prefix });
  const unset = claimSettings(fn, Object.keys(settings), ownerOf(cache, user));
  if (fn.isBoundToVpc) { fn.connections.allowToDefaultPort(cache); }
  permit(cache, fn, secret, user);
  unset.forEach(name => fn.addEnvironment(name, settings[name]));
}

/**
 * Network, permissions and settings for a container. It gets the settings as ECS secrets, from parameters of Systems Manager and
 * the secret of the password, since policy checks refuse plain environment variables.
 */
export function bindContainer(cache: SettingsSource, container: ContainerDefinition, options: BindContainerOptions): void {
  const { prefix = 'CACHE', connectable } = options;
  const user = loginOf(cache, options);
  const secret = secretFor(cache, container, user);
  const settings = settingsOf(cache, container, { user, secret, url: options.url, prefix });
  const password = `${prefix}_PASSWORD`;
  const unset = claimSettings(container, [...Object.keys(settings), ...secret ? [password] : []], ownerOf(cache, user));
  unset.forEach(name => expectFreeId(container, name, 'Pass another \'prefix\''));
  connectable?.connections.allowToDefaultPort(cache);
  permit(cache, container.taskDefinition.taskRole, secret, user);
  for (const name of unset.filter(each => each in settings)) {
    const parameter = new StringParameter(container, name, { stringValue: settings[name] });
    container.addSecret(name, ContainerSecret.fromSsmParameter(parameter));
  }
  if (secret && unset.includes(password)) {
    container.addSecret(password, passwordIn(secret, user ? 'password' : cache.tokenField));
  }
}

/** The container of a service that uses the cache. */
export function containerOf(service: BaseService, container = service.taskDefinition.defaultContainer): ContainerDefinition {
  if (!container) {
    SERVICE_WITHOUT_CONTAINER.fail(`the task definition of ${service.node.path} has no essential container. `
      + 'Add one before you call bindService(), or pass \'container\'');
  }
  if (container.taskDefinition.node !== service.taskDefinition.node) {
    SERVICE_WITHOUT_CONTAINER.fail(`'container' must be in the task definition of ${service.node.path}, got ${container.node.path}. `
      + 'Leave out \'container\' to use the default container');
  }
  return container;
}

/** CDK's `grantRead` would name the execution role in the policy of the secret's key: a cycle if they are in different stacks. */
function passwordIn(secret: ISecret, field?: string): ContainerSecret {
  return { ...ContainerSecret.fromSecretsManager(secret, field), grantRead: grantee => grantReadSecret(secret, grantee) };
}

/** The user that the application logs in as. Undefined if the cache has no users. */
function loginOf(cache: BindableCache, { user = cache.ownUser }: BindOptions): KnownUser | undefined {
  return user && knownUser(user);
}

/** The secret with which the application logs in. Undefined for an IAM user and for a cache without authentication. */
function secretFor({ hasUsers, tokenSecret }: BindableCache, application: IConstruct, user?: KnownUser): ISecret | undefined {
  if (!user) {
    return hasUsers
      ? BIND_NEEDS_USER.fail(`the cache authenticates users, so ${application.node.path} needs one. Pass 'user', which must be in the user group of the cache`)
      : tokenSecret;
  }
  if (hasUsers === false) {
    return BIND_WITHOUT_USERS.fail(`the cache does not authenticate users, so ${application.node.path} cannot log in as ${user.construct.node.path}. `
      + 'Leave out \'user\', or use Authentication.users() for the cache');
  }
  if (user.authentication === undefined) {
    return UNKNOWN_AUTHENTICATION.fail(`the authentication of the user ${user.construct.node.path} is not known, so ${application.node.path} cannot log in. `
      + 'Pass \'authentication\' to User.fromUserAttributes(), and \'secret\' if it is a password');
  }
  return user.secret ?? (user.authentication === UserAuthentication.PASSWORD
    ? UNKNOWN_PASSWORD.fail(`the secret with the password of ${user.construct.node.path} is not known, so ${application.node.path} cannot read it. `
      + 'Leave out \'passwords\' of the user to generate one, or pass \'secret\' to User.fromUserAttributes()')
    : undefined);
}

/** Grants what the application needs to log in. */
function permit(cache: BindableCache, grantee: IGrantable, secret?: ISecret, user?: KnownUser): void {
  if (user?.authentication === UserAuthentication.IAM) { cache.permitConnect(grantee, user.construct); }
  if (secret) { grantReadSecret(secret, grantee); }
}

/** What settings depend on besides the cache. */
interface Login {
  readonly user?: KnownUser;
  readonly secret?: ISecret;
  readonly url?: boolean;
  readonly prefix: string;
}

function settingsOf({ settings, isMemcached }: BindableCache, application: IConstruct, { user, secret, url, prefix }: Login): Record<string, string> {
  if (url && isMemcached) {
    URL_OF_MEMCACHED.fail(`'url' is not available with Memcached, got ${url} for ${application.node.path}. Leave out 'url', and use host and port`);
  }
  const all = {
    ...settings,
    ...(url ? { URL: urlOf(settings) } : {}),
    ...(user ? { USER: user.userName ?? user.userId } : {}),
    ...(secret ? { SECRET_ARN: secret.secretArn } : {}),
  };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`${prefix}_${name}`, value]));
}

function ownerOf({ path, prefixOption = 'prefix' }: SettingsSource, user?: KnownUser): SettingsOwner {
  return { path, prefixOption, user: user?.construct.node.path };
}

/** Clients of Valkey accept these schemes, too. */
function urlOf({ HOST, PORT, TLS }: Record<string, string>): string {
  return `${TLS === 'true' ? 'rediss' : 'redis'}://${HOST}:${PORT}`;
}
