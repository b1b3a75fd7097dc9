import { Annotations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { contextFault, reasonFor } from './acknowledged';
import { Finding, line, warningId } from './rules';
import { withoutTokens } from './tokens';
import { userError } from './user-error';

/**
 * Throws one error that lists all findings; does nothing when there are none. Those about dated facts that were acknowledged
 * become warnings.
 */
export function failWith(scope: IConstruct, findings: Finding[]): void {
  const messages = validationMessages(scope, findings);
  if (messages.length > 0) {
    const error = userError([`${scope.node.path}:`, ...messages.map(message => `  - ${message}`)].join('\n'));
    throw error;
  }
}

/** Findings as messages of CDK's validation, which names the construct. Those that were acknowledged become warnings. */
export function validationMessages(scope: IConstruct, findings: Finding[]): string[] {
  const refused = findings.filter(finding => !isAcknowledged(scope, finding));
  warnWith(scope, findings.filter(finding => !refused.includes(finding)).map(finding => withReason(scope, finding)));
  return refused.map(finding => line(withWayPast(scope, finding)));
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
  return { ...finding, message: `${finding.message}. Acknowledged: ${withoutTokens(reasonFor(scope, finding.code)!)}` };
}

/** What AWS changed since may be legal by now. */
function withWayPast(scope: IConstruct, finding: Finding): Finding {
  if (!finding.dated) { return finding; }
  const wayPast = contextFault(scope, finding.code)
    ?? `If AWS allows it by now, call CacheRules.of(scope).acknowledge('${finding.code}', 'why') before you create the cache`;
  return { ...finding, message: `${finding.message}. ${wayPast}` };
}
