import * as path from 'node:path';

export const REPOSITORY = path.resolve(__dirname, '..', '..', '..');
export const E2E = path.join(REPOSITORY, 'test', 'e2e');
export const LAUNCHER = path.join(REPOSITORY, 'assets', 'local', 'main.js');
export const ROTATION = path.join(REPOSITORY, 'assets', 'access', 'rotation', 'rotation.lambda', 'index.js');
export const GATE = path.join(REPOSITORY, 'assets', 'sasl-gate', 'main.js');
export const NODE_MODULES = path.join(REPOSITORY, 'node_modules');
