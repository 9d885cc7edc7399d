import { ConfigSources } from '@backstage/config-loader';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock';
import { examineConfiguration } from './examineConfiguration';
import { isWell, printReport } from './printReport';

const help = `Says what works between the portal and its hubs and spokes, and what to mend.

  --config <file>  an app-config file; repeatable, later ones override
  --all            print also what works
  --json           print the report as JSON
  --help           print this text

The exit code is 1 when something does not work, or no hub is configured.
`;

/** `npm run doctor`: the doctor's report without starting the portal. */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      config: { type: 'string', multiple: true, default: [] },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      watch: false,
      argv: values.config.flatMap(file => ['--config', file]),
    }),
  );
  const report = await examineConfiguration(config, systemClock);
  process.stdout.write(
    values.json
      ? `${JSON.stringify(report, null, 2)}\n`
      : printReport(report, { everything: values.all }),
  );
  return isWell(report) ? 0 : 1;
}

// A timer of a deadline holds nothing up, so nothing but the answers does.
const alive = setInterval(() => {}, 60_000);
main(process.argv.slice(2))
  .then(
    code => {
      process.exitCode = code;
    },
    error => {
      process.stderr.write(
        `${error instanceof Error ? error.message : String(error)}\n`,
      );
      process.exitCode = 2;
    },
  )
  .finally(() => clearInterval(alive));
