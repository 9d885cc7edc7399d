import { parseArgs } from 'node:util';
import { goals } from './goals';

export interface BenchOptions {
  json?: string;
  only: readonly string[];
  applications: number;
  seed: number;
  quick: boolean;
  profile: boolean;
}

export const help = `npm run bench -- [options]

  --json <file>          also write the results as JSON
  --only <P1,P2>         measure these goals only: ${goals
    .map(({ name }) => name)
    .join(', ')}
  --applications <n>     size of the usual fleet; default: 10000
  --seed <n>             another fleet of the same size; default: 1
  --quick                fewer rounds: tells the order, not more
  --profile              write CPU profiles of the portal and its pages into
                         bench/out
`;

const fewestApplications = 400;

/** @throws Error with a sentence for whoever typed it */
export function readOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      only: { type: 'string' },
      applications: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const known = goals.map(({ name }) => name);
  const only = values.only?.split(',').map(name => name.trim()) ?? known;
  const strange = only.find(name => !known.includes(name));
  if (strange !== undefined) {
    throw new Error(`--only: "${strange}" is none of ${known.join(', ')}`);
  }
  const applications = wholeNumber('--applications', values.applications);
  if (applications < fewestApplications) {
    throw new Error(`--applications: give at least ${fewestApplications}`);
  }
  const seed = wholeNumber('--seed', values.seed);
  const { json, quick, profile } = values;
  return { json, only, applications, seed, quick, profile };
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`${flag} is "${text}": give a whole number`);
  }
  return Number(text);
}
