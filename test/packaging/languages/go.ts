import { Language } from './language';
import { attempt, run } from '../proof';

export const GO: Language = {
  name: 'Go',
  target: 'go',
  commands: ['go'],
  // writes go.sum, without the modules of the tests of modules that `go mod tidy` downloads
  install: app => run(app, 'go', ['build', '-mod=mod', '-o', 'bin/', './...']),
  scenarios: (app, assembly) => run(app, 'bin/scenarios', [], { CDK_OUTDIR: assembly }),
  wrong: app => attempt(app, 'bin/wrong', []),
};
