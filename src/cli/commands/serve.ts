import { resolve } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, noOperand, readCommandLine, wholeNumber } from '../commandLine.ts';
import { type CliEnv, EXIT } from '../env.ts';
import { faultFor } from '../fileFault.ts';
import { accessTo, RAY, type RayAccess } from '../ray/connect.ts';

const PORT = 4173;
const LARGEST_PORT = 65_535;

const SERVE = {
  name: 'serve',
  summary:
    'Serves the editor on this machine, with a bridge to one Ray cluster: its Run menu then runs the process there. The address that is printed holds the key to the bridge; open it, and give it to nobody.',
  operand: null,
  options: {
    ray: RAY,
    port: { takes: 'N', help: `port of the editor (${PORT}); 0 takes one that is free` },
  },
} as const satisfies CommandSpec;

interface Order {
  readonly access: RayAccess;
  readonly port: number;
}

async function readOrder(args: readonly string[], env: CliEnv): Promise<Result<Order, string>> {
  const given = readCommandLine(args, SERVE.options);
  if (!given.ok) return given;
  const { values, operands } = given.value;
  const extra = noOperand(operands);
  if (extra !== null) return fail(extra);
  const access = await accessTo(values.ray, env);
  if (!access.ok) return access;
  const port = wholeNumber('port', values.port, 0);
  if (!port.ok) return port;
  if ((port.value ?? 0) > LARGEST_PORT) return fail(`--port goes up to ${LARGEST_PORT}.`);
  return ok({ access: access.value, port: port.value ?? PORT });
}

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const order = await readOrder(args, env);
  if (!order.ok) return refuse(order.error, env);
  const { access, port } = order.value;
  const { base: ray, authorization } = access;
  const built = env.variables['PATCHBAY_EDITOR'];
  if (built === undefined) {
    const words = 'Run the command by npm run -s patchbay, or name a build in PATCHBAY_EDITOR.';
    return refuse(`There is no built editor to serve. ${words}`, env);
  }
  const folder = resolve(env.cwd, built);
  const served = await env.serveEditor({ folder, ray, authorization, port });
  if (!served.ok) {
    const why =
      served.error === 'EADDRINUSE'
        ? `Port ${port} is taken. Name another one: --port ${port + 1}`
        : `Port ${port} cannot be used: ${faultFor(served.error).why}.`;
    env.stderr(`${why}\n`);
    return EXIT.failed;
  }
  const { token, close } = served.value;
  env.stdout(
    `Patchbay with Ray at ${ray} is at http://localhost:${served.value.port}/#ray=${token}\n` +
      'The address is for you alone: whoever has it can run code on the cluster. Ctrl+C ends it.\n',
  );
  await new Promise<void>((stop) => void env.onInterrupt(stop));
  await close();
  return EXIT.ok;
}

/** `serve [--ray ADDRESS] [--port N]` */
export const serve: Command = { spec: SERVE, run };
