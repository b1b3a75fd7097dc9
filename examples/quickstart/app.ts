import { App } from 'aws-cdk-lib/core';
import { QuickstartStack } from './stack';

new QuickstartStack(new App(), 'Quickstart', { description: 'cdk-elasticache quickstart: a Redis cache and a function that uses it' });
