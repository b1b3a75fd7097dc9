import * as path from 'node:path';
import { Cdk, Outputs } from './cdk';
import { Deployed } from './deployed';
import { ElastiCache } from './elasticache';
import { Emulator, Engines } from './emulator';
import { REPOSITORY } from './paths';

/** An emulator that the CDK CLI can deploy an app to. */
export interface StartedApp {
  readonly emulator: Emulator;
  readonly cdk: Cdk;
  readonly deployed: Deployed;
  readonly service: ElastiCache;
}

/** An app and what its deployment gave. */
export interface DeployedApp extends StartedApp {
  readonly outputs: Outputs;
  readonly engines: Engines;
}

/** Starts an emulator for an app, by its directory in the repository. */
export function startApp(app: string, context: Cdk['context'] = {}): Promise<StartedApp> {
  return start(app, context, async started => started);
}

/** The same, with the app deployed. */
export function deployApp(app: string, context: Cdk['context'] = {}): Promise<DeployedApp> {
  return start(app, context, async started => {
    const { outputs } = await started.cdk.deploy();
    return { ...started, outputs, engines: await started.emulator.engines() };
  });
}

/** The suite stops the emulator; it has none to stop where this fails. */
async function start<T>(app: string, context: Cdk['context'], then: (started: StartedApp) => Promise<T>): Promise<T> {
  const emulator = await Emulator.start();
  try {
    const cdk = new Cdk({ emulator, app: path.join(REPOSITORY, app) });
    cdk.context = context;
    await cdk.bootstrap();
    return await then({ emulator, cdk, deployed: new Deployed(emulator), service: new ElastiCache(emulator) });
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}
