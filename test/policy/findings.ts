import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { IConstruct } from 'constructs';

const PACKS: Array<new () => NagPack> = [AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks];

/** What five packs of cdk-nag find under a construct: `rule: path of the resource`, each once, in order. */
export function findingsUnder(scope: IConstruct): string[] {
  const findings = PACKS.flatMap(Pack => new Pack().validateScope(scope.node.root).violations)
    .flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => ({ ruleName, path: constructPath! })))
    .filter(({ path }) => path.startsWith(`${scope.node.path}/`));
  return [...new Set(findings.map(({ ruleName, path }) => `${ruleName}: ${path.slice(scope.node.path.length + 1)}`))].sort();
}
