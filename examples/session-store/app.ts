import { App } from 'aws-cdk-lib/core';
import { SessionStoreStack } from './stack';

// [-c certificateArn=ARN]: of the name that the load balancer will have
const app = new App();
new SessionStoreStack(app, 'SessionStore', {
  description: 'cdk-elasticache session-store: a web shop of two instances whose sessions are in Valkey',
  certificateArn: app.node.tryGetContext('certificateArn'),
});
