import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { writeFileSync } from 'node:fs';
import { buildDocument } from '../src/openapi/buildDocument';
import { documentText } from '../src/openapi/documentText';
import { WireComments } from './wireComments';

/** `yarn openapi`: writes the document that is checked in, or another one. */
const [file, ...flags] = process.argv.slice(2);
const target =
  file ??
  resolvePackagePath(
    '@fleet-portal/backstage-plugin-fleet-backend',
    'openapi.json',
  );
writeFileSync(
  target,
  documentText(
    buildDocument({
      strict: flags.includes('--strict'),
      comments: new WireComments(),
    }),
  ),
);
process.stdout.write(`Wrote ${target}\n`);
