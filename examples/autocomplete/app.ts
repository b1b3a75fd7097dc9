import { App } from 'aws-cdk-lib/core';
import { AutocompleteStack } from './stack';

new AutocompleteStack(new App(), 'Autocomplete', { description: 'cdk-elasticache autocomplete: words that are completed as one types' });
