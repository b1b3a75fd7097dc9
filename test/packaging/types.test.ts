import { isOffered, ownErrors } from './types/matrix';

const exact = (what: string) => `app.ts(1,2): error TS2375: Type '${what}' is not assignable to type 'I${what}' with 'exactOptionalPropertyTypes: true'. Consider more.`;

test('errors of aws-cdk-lib are left out, and no others', () => {
  const cdk = "node_modules/aws-cdk-lib/aws-x/lib/x.d.ts(1,2): error TS2420: Class 'X' incorrectly implements interface 'IX'.";
  const own = "node_modules/cdk-elasticache/lib/x.d.ts(1,2): error TS2430: Interface 'Plan' incorrectly extends interface 'Facts'.";

  expect(ownErrors([cdk, '  Types are incompatible.', exact('Vpc'), exact('Cluster')].join('\n'))).toEqual([]);
  expect(ownErrors([cdk, own, exact('UserGroup')].join('\n'))).toEqual([own, exact('UserGroup')]);
});

test('TypeScript 7 has no node10', () => {
  expect([isOffered({ typescript: '6.0', moduleResolution: 'node10' }), isOffered({ typescript: '7.0', moduleResolution: 'node10' })]).toEqual([true, false]);
});
