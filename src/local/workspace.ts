import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CertificateFiles, Certificates, makeCertificates, writeCertificates } from './certificates';
import { Ports } from './ports';
import { DIRECTORY_PREFIX, Watchdog } from './watchdog';

/** What all servers of a run share: a directory that goes with the run, certificates, ports, the watchdog. */
export class Workspace {
  public readonly ports = new Ports();
  public readonly watchdog: Watchdog;
  public readonly certificates: Certificates;
  public readonly files: CertificateFiles;
  private readonly directory: string;
  private folders = 0;

  public constructor() {
    // mkdtemp makes it readable for the own user only
    this.directory = fs.mkdtempSync(path.join(os.tmpdir(), DIRECTORY_PREFIX));
    this.watchdog = new Watchdog(this.directory);
    this.certificates = makeCertificates();
    this.files = writeCertificates(this.directory, this.certificates);
  }

  /** Short, because the path of a socket file has room for about a hundred characters. */
  public nextFolder(): string {
    return path.join(this.directory, String(++this.folders));
  }

  public async close(): Promise<void> {
    await this.watchdog.dismiss();
  }
}
