import { App } from 'aws-cdk-lib/core';
import { DatabaseCacheStack } from './stack';

new DatabaseCacheStack(new App(), 'DatabaseCache', { description: 'cdk-elasticache database-cache: PostgreSQL, a cache beside it, and an API over both' });
