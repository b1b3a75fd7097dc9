import { App } from 'aws-cdk-lib/core';
import { FragmentsStack } from './stack';

new FragmentsStack(new App(), 'Fragments', { description: 'cdk-elasticache memcached-fragments: pages made of fragments that are in Memcached' });
