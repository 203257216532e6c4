import { type ChildProcess, spawn } from 'node:child_process';

export interface Served {
  /** What the command printed, with the key in it. */
  readonly address: string;
  readonly port: number;
  /** Everything that it has printed. */
  said(): string;
  end(): Promise<void>;
}

/** Starts `patchbay serve` as a person does, and waits for the address that it prints. */
export async function serveWithRay(ray: string, port = 0): Promise<Served> {
  const args = ['.scripts/patchbay.mjs', 'serve', '--ray', ray, '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/localhost:\d+\/#ray=[\da-f]{64}/.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  return {
    address,
    port: Number(new URL(address).port),
    said: () => said,
    end: () => ended(child, 'SIGINT'),
  };
}

/** Ends a program of ours and waits for its end. */
function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill(signal);
  });
}
