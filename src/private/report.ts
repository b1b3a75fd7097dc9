import { Annotations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { Finding, line, warningId } from './rules';

/** Throws one error that lists all findings; does nothing when there are none. */
export function failWith(scope: IConstruct, findings: Finding[]): void {
  if (findings.length > 0) {
    throw new Error([`${scope.node.path}:`, ...findings.map(f => `  - ${line(f)}`)].join('\n'));
  }
}

/** Adds a warning for each finding. Users acknowledge it by its id, `cdk-elasticache:<code>`. */
export function warnWith(scope: IConstruct, findings: Finding[]): void {
  for (const finding of findings) {
    Annotations.of(scope).addWarningV2(warningId(finding.code), line(finding));
  }
}
