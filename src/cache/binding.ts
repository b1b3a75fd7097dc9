import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { BaseService, ContainerDefinition, Secret as ContainerSecret } from 'aws-cdk-lib/aws-ecs';
import { IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { IConstruct } from 'constructs';
import { BindContainerOptions, BindOptions } from './bind-options';
import { grantReadSecret } from '../access/grant-read-secret';
import { KnownUser, knownUser } from '../access/known-user';
import { UserAuthentication } from '../access/user-ref';
import { ValueCheck, valueCheck } from '../private/value-check';

const FUNCTION_OUTSIDE_VPC: ValueCheck = valueCheck({
  code: 'FunctionOutsideVpc',
  clause: '`bindFunction()`: the function is not in a VPC',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html',
});

const BIND_NEEDS_USER: ValueCheck = valueCheck({
  code: 'BindNeedsUser',
  clause: '`bindFunction()`, `bindContainer()`: the cache lets users in, and `user` was not passed',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

const BIND_WITHOUT_USERS: ValueCheck = valueCheck({
  code: 'BindWithoutUsers',
  clause: '`bindFunction()`, `bindContainer()`: `user` was passed, and the cache lets no users in',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

const UNKNOWN_AUTHENTICATION: ValueCheck = valueCheck({
  code: 'UnknownAuthentication',
  clause: '`bindFunction()`, `bindContainer()`: how an imported user logs in was not passed',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

const UNKNOWN_PASSWORD: ValueCheck = valueCheck({
  code: 'UnknownPassword',
  clause: '`bindFunction()`, `bindContainer()`: the password of the user is in no secret that is known',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

const URL_OF_MEMCACHED: ValueCheck = valueCheck({
  code: 'UrlOfMemcached',
  clause: '`bindFunction()`, `bindContainer()`, `bindService()`: `url` was passed, and Memcached has no URLs',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});

const SERVICE_WITHOUT_CONTAINER: ValueCheck = valueCheck({
  code: 'ServiceWithoutContainer',
  clause: '`bindService()`: the task definition has no essential container yet, or `container` is of another task definition',
  see: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
});

/** What binding needs to know of a cache. */
export interface BindableCache extends IConnectable {
  /** The settings by name without the prefix, such as `HOST`. */
  readonly settings: Record<string, string>;
  readonly tokenSecret?: ISecret;
  /** The field of `tokenSecret` with the password, if the secret is JSON. */
  readonly tokenField?: string;
  /** The user for an application that does not pass one. */
  readonly ownUser?: IUserRef;
  /** Whether clients log in as users; undefined when it is not known. */
  readonly hasUsers?: boolean;
  /** Whether the cache is known to be of Memcached, for which there are no URLs. */
  readonly isMemcached?: boolean;
  /** Whether the cache has an endpoint on the internet, so that a function needs no VPC. */
  readonly isPublic?: boolean;
  /** Grants the permission to log in as an IAM user. */
  readonly permitConnect: (grantee: IGrantable, user: IUserRef) => void;
}

/** Network, permissions and settings for a function: it reads the secret itself. */
export function bindFunction(cache: BindableCache, fn: Function, options: BindOptions): void {
  const { prefix = 'CACHE' } = options;
  const user = loginOf(cache, options);
  if (!fn.isBoundToVpc && !cache.isPublic) {
    FUNCTION_OUTSIDE_VPC.fail(`${fn.node.path} is not in a VPC, so that it cannot reach the cache; give it the 'vpc' of the cache`);
  }
  const secret = secretFor(cache, fn, user);
  const settings = settingsOf(cache, fn, { user, secret, url: options.url });
  if (fn.isBoundToVpc) { fn.connections.allowToDefaultPort(cache); }
  permit(cache, fn, secret, user);
  for (const [name, value] of Object.entries(settings)) {
    fn.addEnvironment(`${prefix}_${name}`, value);
  }
}

/**
 * Network, permissions and settings for a container. It gets the settings as ECS secrets, from parameters of Systems Manager and
 * the secret of the password, since policy checks refuse plain environment variables.
 */
export function bindContainer(cache: BindableCache, container: ContainerDefinition, options: BindContainerOptions): void {
  const { prefix = 'CACHE', connectable } = options;
  const user = loginOf(cache, options);
  const secret = secretFor(cache, container, user);
  const settings = settingsOf(cache, container, { user, secret, url: options.url });
  connectable?.connections.allowToDefaultPort(cache);
  permit(cache, container.taskDefinition.taskRole, secret, user);
  for (const [name, stringValue] of Object.entries(settings)) {
    const parameter = new StringParameter(container, `${prefix}_${name}`, { stringValue });
    container.addSecret(`${prefix}_${name}`, ContainerSecret.fromSsmParameter(parameter));
  }
  if (secret) {
    container.addSecret(`${prefix}_PASSWORD`, passwordIn(secret, user ? 'password' : cache.tokenField));
  }
}

/** The container of a service that uses the cache. */
export function containerOf(service: BaseService, container = service.taskDefinition.defaultContainer): ContainerDefinition {
  if (!container) {
    SERVICE_WITHOUT_CONTAINER.fail(`the task definition of ${service.node.path} has no essential container; add one to it before bindService(), or pass 'container'`);
  }
  if (container.taskDefinition.node !== service.taskDefinition.node) {
    SERVICE_WITHOUT_CONTAINER.fail(`'container' ${container.node.path} is not one of ${service.node.path}; pass a container of its task definition, or leave it out`);
  }
  return container;
}

/** CDK's `grantRead` would name the execution role in the policy of the secret's key: a cycle if they are in different stacks. */
function passwordIn(secret: ISecret, field?: string): ContainerSecret {
  return { ...ContainerSecret.fromSecretsManager(secret, field), grantRead: grantee => grantReadSecret(secret, grantee) };
}

/** The user that the application logs in as; undefined where there are none. */
function loginOf(cache: BindableCache, { user = cache.ownUser }: BindOptions): KnownUser | undefined {
  return user && knownUser(user);
}

/** The secret that the application logs in with; undefined for an IAM user and for a cache without authentication. */
function secretFor({ hasUsers, tokenSecret }: BindableCache, application: IConstruct, user?: KnownUser): ISecret | undefined {
  const refuse = (check: ValueCheck, why: string): never => check.fail(`${application.node.path}: ${why}`);
  if (!user) {
    return hasUsers
      ? refuse(BIND_NEEDS_USER, 'the cache lets users in, so that the application must be told which one it is; pass \'user\'')
      : tokenSecret;
  }
  if (hasUsers === false) {
    return refuse(BIND_WITHOUT_USERS, '\'user\' was given, but the cache lets no users in; write authentication: Authentication.users(group), or leave \'user\' out');
  }
  if (user.authentication === undefined) {
    return refuse(UNKNOWN_AUTHENTICATION, `how the user ${user.construct.node.path} logs in is unknown; pass \'authentication\', and \'secret\' of one with a password, to User.fromUserAttributes`);
  }
  return user.secret ?? (user.authentication === UserAuthentication.PASSWORD
    ? refuse(UNKNOWN_PASSWORD, `the password of ${user.construct.node.path} is in no secret that is known; leave \'passwords\' of it out to have one generated, or pass \'secret\' to User.fromUserAttributes`)
    : undefined);
}

/** Grants what the application needs to log in. */
function permit(cache: BindableCache, grantee: IGrantable, secret?: ISecret, user?: KnownUser): void {
  if (user?.authentication === UserAuthentication.IAM) { cache.permitConnect(grantee, user.construct); }
  if (secret) { grantReadSecret(secret, grantee); }
}

/** What a setting depends on, besides the cache. */
interface Login {
  readonly user?: KnownUser;
  readonly secret?: ISecret;
  readonly url?: boolean;
}

function settingsOf({ settings, isMemcached }: BindableCache, application: IConstruct, { user, secret, url }: Login): Record<string, string> {
  if (url && isMemcached) {
    URL_OF_MEMCACHED.fail(`${application.node.path}: 'url' was given, but Memcached has no URLs; leave it out, and read the host and the port`);
  }
  return {
    ...settings,
    ...(url ? { URL: urlOf(settings) } : {}),
    ...(user ? { USER: user.userName ?? user.userId } : {}),
    ...(secret ? { SECRET_ARN: secret.secretArn } : {}),
  };
}

/** Clients of Valkey take these schemes, too. */
function urlOf({ HOST, PORT, TLS }: Record<string, string>): string {
  return `${TLS === 'true' ? 'rediss' : 'redis'}://${HOST}:${PORT}`;
}
