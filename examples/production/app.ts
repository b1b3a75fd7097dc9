import { App, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { acknowledge } from './acknowledged';
import { ProductionStack } from './stack';

const app = new App();
const stack = new ProductionStack(app, 'Production', { description: 'cdk-elasticache production: a cache with all that a policy asks for' });
acknowledge(stack);
Validations.of(app).addPlugins(
  new AwsSolutionsChecks(app), new HIPAASecurityChecks(app), new NIST80053R4Checks(app), new NIST80053R5Checks(app), new PCIDSS321Checks(app),
  new ServerlessChecks(app),
);
