import * as readline from 'node:readline';
import { Launcher } from './launcher';
import { answer } from './protocol';
import { keepWatch, WATCHDOG } from './watchdog';

function launch(): void {
  const launcher = new Launcher();
  let ending = false;
  const end = (code: number) => {
    if (!ending) {
      ending = true;
      launcher.shutdown().then(() => process.exit(code), () => process.exit(1));
    }
  };
  const lines = readline.createInterface({ input: process.stdin });
  lines.on('line', line => {
    void answer(line, launcher.handlers).then(reply => {
      process.stdout.write(reply + '\n');
    });
  });
  // whoever started the launcher is gone, or wants it to go
  lines.on('close', () => end(0));
  process.stdout.on('error', () => end(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => end(0));
  }
}

if (process.argv[2] === WATCHDOG) {
  keepWatch(process.argv[3]);
} else {
  launch();
}
