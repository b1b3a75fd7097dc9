import { IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { AccessString } from '../../src/access/access-string';
import { NoPasswordUser } from '../../src/access/no-password-user';
import { User } from '../../src/access/user';
import { UserGroup } from '../../src/access/user-group';
import { IUser } from '../../src/access/user-ref';
import { cacheFor, importedCache, permitted, USERS } from '../cache/examples/bound';
import { HOME, messageOf, newStack, parameter, redis, templateOf, valkey } from '../helpers';

const roleIn = (stack: Stack): IRole => new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
const arn = (rest: unknown[]) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...rest]] });
const CACHES = ['of the app', 'that exists already'] as const;

/** The ARNs of the cache and the user: colons before the ids. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticache.html */
describe.each(CACHES)('who may connect to a cache %s', cacheKind => {
  test.each(['iam', 'importedIam'] as const)('as an IAM user (%s) may do so on this cache and as this user, and nothing else', kind => {
    const stack = newStack(HOME);
    const user = USERS[kind](stack);
    const cache = cacheKind === 'of the app' ? cacheFor(user) : importedCache(stack);
    cache.grants.connect(roleIn(stack), user);

    const owned = cacheKind === 'of the app';
    const cacheRef = { Ref: expect.stringMatching(/^Cache/) };
    const userRef = { Ref: expect.stringMatching(/^Iam/) };
    expect(permitted(stack, 'Role')).toEqual([{
      Effect: 'Allow',
      Action: 'elasticache:Connect',
      Resource: [
        arn(owned ? [':elasticache:eu-west-1:111122223333:replicationgroup:', cacheRef] : [':elasticache:eu-west-1:111122223333:replicationgroup:sessions']),
        arn(kind === 'iam' ? [':elasticache:eu-west-1:111122223333:user:', userRef] : [':elasticache:eu-west-1:111122223333:user:signed']),
      ],
    }]);
  });

  test.each(['password', 'importedPassword'] as const)('cannot be permitted with a user who does not log in with IAM (%s), and is told what to write', kind => {
    const stack = newStack();
    const user = USERS[kind](stack);
    const cache = cacheKind === 'of the app' ? cacheFor(user) : importedCache(stack);
    expect(messageOf(() => cache.grants.connect(roleIn(stack), user))).toContain(
      'the user S/Web does not log in with IAM, so permission to connect has no effect. Use an IamUser, or grant read access to its secret [NotAnIamUser]');
    expect(permitted(stack, 'Role')).toEqual([]);
  });
});

test('a user without a password is refused as well', () => {
  const stack = newStack();
  const user = new NoPasswordUser(stack, 'Open', { accessString: AccessString.off() });
  expect(messageOf(() => redis({}, stack).grants.connect(roleIn(stack), user))).toMatch(/^the user S\/Open does not .* Use an IamUser \[NotAnIamUser\] /);
});

test.each<[string, (stack: Stack) => string, unknown]>([
  ['known', () => 'legacy', 'legacy'],
  ['only known at deployment', stack => parameter(stack, 'Id').valueAsString, { Ref: 'Id' }],
])('a user of whom only the id is known is taken for an IAM user: the id being %s', (_, id, expected) => {
  const stack = newStack(HOME);
  const user: IUser = User.fromUserId(stack, 'User', id(stack));
  cacheFor(user).grants.connect(roleIn(stack), user);
  expect(JSON.stringify(permitted(stack, 'Role')[0].Resource)).toMatch(typeof expected === 'string' ? /:user:legacy"/ : /:user:",\{"Ref":"Id"\}/);
});

test('a role that exists already gets a policy, and the grant says that it was applied', () => {
  const stack = newStack();
  const user = USERS.iam(stack);
  const grant = cacheFor(user).grants.connect(Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/reader'), user);
  expect(grant.success).toBe(true);
  templateOf(stack).resourceCountIs('AWS::IAM::Policy', 1);
});

test('cache, user, group and role may each be in a stack of its own', () => {
  const app = new App();
  const [users, groups, caches, service] = ['Users', 'Groups', 'Caches', 'Service'].map(id => new Stack(app, id, { env: HOME }));
  const user = USERS.iam(users);
  new UserGroup(groups, 'Group', { users: [user] });
  const cache = valkey({}, caches);
  cache.grants.connect(roleIn(service), user);
  expect(() => app.synth()).not.toThrow();
  expect(permitted(service, 'Role')).toHaveLength(1);
  expect(service.dependencies.map(({ node }) => node.id).sort()).toEqual(['Caches', 'Users']);
});
