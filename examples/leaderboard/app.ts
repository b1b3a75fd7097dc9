import { App } from 'aws-cdk-lib/core';
import { LeaderboardStack } from './stack';

new LeaderboardStack(new App(), 'Leaderboard', {
  description: 'cdk-elasticache leaderboard: a million players in a sorted set, and a page that moves with their scores',
});
