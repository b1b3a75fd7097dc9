import { Match, Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { describeWebExample } from './web-example';
import { LeaderboardStack } from '../../examples/leaderboard/stack';

describeWebExample('leaderboard', app => new LeaderboardStack(app, 'Leaderboard'), ['session-store']);

test('the leaderboard is not dropped when the memory is full', () => {
  const template = Template.fromStack(new LeaderboardStack(new App(), 'Leaderboard'));
  template.hasResourceProperties('AWS::ElastiCache::ParameterGroup', { Properties: Match.objectLike({ 'maxmemory-policy': 'noeviction' }) });
});
