import { App } from 'aws-cdk-lib/core';
import { PrimaryStack, SecondaryStack } from './stack';

const app = new App();
const { CDK_DEFAULT_ACCOUNT: account } = process.env;
const written = new PrimaryStack(app, 'Written', { env: { account, region: 'eu-central-1' }, crossRegionReferences: true, readIn: 'us-east-1' });
new SecondaryStack(app, 'Read', { env: { account, region: 'us-east-1' }, crossRegionReferences: true, written });
