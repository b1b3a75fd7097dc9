import { IConstruct } from 'constructs';
import { valueCheck, ValueCheck } from './value-check';

const ID_TAKEN: ValueCheck = valueCheck({
  code: 'IdTaken',
  clause: '`dashboard()`, `monitorLogs()`, `onEvent()`, `scaleOn…()`, `bindContainer()`: the id is already in use in this scope',
  see: 'https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html',
});

/** Refuses an id that another construct has. `remedy` says what to do instead. */
export function expectFreeId(scope: IConstruct, id: string, remedy: string): void {
  if (scope.node.tryFindChild(id)) { refuse(scope, id, remedy); }
}

/** The same for names that are no constructs. Keeps the id. */
export function claimId(taken: Set<string>, scope: IConstruct, id: string, remedy: string): void {
  if (taken.has(id)) { refuse(scope, id, remedy); }
  taken.add(id);
}

function refuse(scope: IConstruct, id: string, remedy: string): never {
  return ID_TAKEN.fail(`the id '${id}' is already in use in ${scope.node.path}. ${remedy}`);
}
