import { Annotations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { reasonFor } from './acknowledged';
import { Finding, line, warningId } from './rules';
import { userError } from './user-error';

/**
 * Throws one error that lists all findings; does nothing when there are none. Those about dated facts that were acknowledged
 * become warnings.
 */
export function failWith(scope: IConstruct, findings: Finding[]): void {
  const refused = findings.filter(finding => !isAcknowledged(scope, finding));
  warnWith(scope, findings.filter(finding => !refused.includes(finding)).map(finding => withReason(scope, finding)));
  if (refused.length > 0) {
    const error = userError([`${scope.node.path}:`, ...refused.map(finding => `  - ${line(withWayPast(finding))}`)].join('\n'));
    throw error;
  }
}

/** Findings as messages of CDK's validation, which names the construct. Those that were acknowledged become warnings. */
export function validationMessages(scope: IConstruct, findings: Finding[]): string[] {
  const refused = findings.filter(finding => !isAcknowledged(scope, finding));
  warnWith(scope, findings.filter(finding => !refused.includes(finding)).map(finding => withReason(scope, finding)));
  return refused.map(finding => line(withWayPast(finding)));
}

/** Adds a warning for each finding. Users acknowledge it by its id, `cdk-elasticache:<code>`. */
export function warnWith(scope: IConstruct, findings: Finding[]): void {
  for (const finding of findings) {
    Annotations.of(scope).addWarningV2(warningId(finding.code), line(finding));
  }
}

function isAcknowledged(scope: IConstruct, { code, dated }: Finding): boolean {
  return dated === true && reasonFor(scope, code) !== undefined;
}

function withReason(scope: IConstruct, finding: Finding): Finding {
  return { ...finding, message: `${finding.message}. Acknowledged: ${reasonFor(scope, finding.code)}` };
}

/** What AWS changed since may be legal by now. */
function withWayPast(finding: Finding): Finding {
  if (!finding.dated) { return finding; }
  return { ...finding, message: `${finding.message}. If AWS allows it by now, call CacheRules.of(this).acknowledge('${finding.code}', 'why')` };
}
