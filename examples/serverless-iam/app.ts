import { App } from 'aws-cdk-lib/core';
import { ServerlessIamStack } from './stack';

new ServerlessIamStack(new App(), 'ServerlessIam', { description: 'cdk-elasticache serverless-iam: a cache without nodes, and functions without a password' });
