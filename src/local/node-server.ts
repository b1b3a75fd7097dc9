import * as path from 'node:path';
import { OPERATOR } from './access';
import { Engine } from './engines';
import { NodeConfig, renderConfig, SOCKET_FILE } from './node-config';
import { ServerProcess } from './process';
import { RespClient } from './resp';
import { until } from './wait';
import { Watchdog } from './watchdog';

export interface NodeServerOptions {
  readonly engine: Engine;
  readonly config: NodeConfig;
  readonly directory: string;
  readonly watchdog: Watchdog;
  /** Called when the server ends though nobody stopped it. */
  readonly onLost: () => void;
}

/** The process behind a node, and the operator's connection to it. */
export class NodeServer {
  private readonly process: ServerProcess;
  private connection?: RespClient;
  private stopping = false;

  public constructor(private readonly options: NodeServerOptions) {
    const { engine, config, directory, watchdog } = options;
    this.process = new ServerProcess({ program: engine.program, args: ['-'], directory, watchdog, stdin: renderConfig(config) });
    void this.process.ended.then(() => {
      // a server that never answered is the business of whoever started it
      if (!this.stopping && this.connection) {
        options.onLost();
      }
    });
  }

  public get pid(): number | undefined {
    return this.process.pid;
  }

  public get running(): boolean {
    return this.process.running;
  }

  public get client(): RespClient {
    if (!this.connection) {
      throw new Error(this.process.lastWords());
    }
    return this.connection;
  }

  /** Waits until the server has loaded what it starts with. */
  public async ready(): Promise<void> {
    await until(async () => !this.running || this.connect(), () => this.process.lastWords());
    if (!this.running) {
      throw new Error(this.process.lastWords());
    }
  }

  public async stop(): Promise<void> {
    this.stopping = true;
    this.connection?.close();
    await this.process.kill();
  }

  private async connect(): Promise<boolean> {
    const client = await RespClient.connect(path.join(this.options.directory, SOCKET_FILE));
    try {
      await client.call('AUTH', OPERATOR, this.options.config.operatorPassword);
      await client.call('PING');
      this.connection = client;
      return true;
    } catch (error) {
      client.close();
      throw error;
    }
  }
}
