import { AddToPrincipalPolicyResult, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** A role of the gate's tasks. Grants go into a managed policy, because policy checks refuse inline policies. */
export class GateRole extends Role {
  private policy?: ManagedPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id, { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
  }

  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    // the policy names the role, not the other way round: with a key of the user that would be a cycle
    this.policy ??= new ManagedPolicy(this, 'Policy', { roles: [this] });
    this.policy.addStatements(statement);
    return { statementAdded: true, policyDependable: this.policy };
  }
}
