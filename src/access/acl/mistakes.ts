import { valueCheck, ValueCheck } from '../../private/value-check';

export const PASSWORD_IN_ACCESS_STRING: ValueCheck = valueCheck({
  code: 'PasswordInAccessString',
  clause: '`AccessString.of()`: the text has passwords, which belong to the user',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

export const INVALID_ACCESS_RULE: ValueCheck = valueCheck({
  code: 'InvalidAccessRule',
  clause: '`AccessString`: a rule, command or category is malformed',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

export const INVALID_ACCESS_PATTERN: ValueCheck = valueCheck({
  code: 'InvalidAccessPattern',
  clause: '`AccessString`: a pattern is empty, has spaces, or follows `*`',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

export const FORBIDDEN_COMMAND: ValueCheck = valueCheck({
  code: 'ForbiddenCommand',
  clause: '`AccessString`: a command is permitted that ElastiCache reserves',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

export const ALLOWED_AND_DENIED: ValueCheck = valueCheck({
  code: 'AllowedAndDenied',
  clause: '`AccessString.rules()`: a command is both allowed and denied',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

export const EMPTY_SELECTOR: ValueCheck = valueCheck({
  code: 'EmptySelector',
  clause: '`AccessString.rules()`: a selector permits no command',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});

export const INVALID_DATABASE: ValueCheck = valueCheck({
  code: 'InvalidDatabase',
  clause: '`AccessString.rules()`: a database is not a whole number, or the list is empty',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
});
