import { collections } from './collections';
import { comparison } from './comparison';
import { encodings } from './encoding';
import { logic } from './logic';
import { naming } from './naming';
import { numbers } from './numbers';
import { patterns } from './patterns';
import { FunctionTable, TemplateFunction } from './signature';
import { texts } from './text';

const tables: FunctionTable[] = [
  logic,
  comparison,
  texts,
  collections,
  numbers,
  encodings,
  patterns,
  naming,
];

/** Every function that the preview evaluates. */
export const templateFunctions: ReadonlyMap<string, TemplateFunction> = new Map(
  tables.flatMap(table => Object.entries(table)),
);

/**
 * What the hub has besides (Go, sprig, Argo CD): random, the clock, hashes,
 * keys and the rarely used rest. A template that calls one of these is
 * reported as not evaluated.
 */
const otherFunctions = new Set(
  [
    'abbrev abbrevboth add1f addf adler32sum ago b32dec b32enc b64dec b64enc',
    'bcrypt buildCustomCert call camelcase chunk date dateInZone dateModify',
    'date_in_zone date_modify decryptAES deepEqual derivePassword divf',
    'duration durationRound encryptAES genCA genCAWithKey genPrivateKey',
    'genSelfSignedCert genSelfSignedCertWithKey genSignedCert',
    'genSignedCertWithKey hello html htmlDate htmlDateInZone htpasswd',
    'initials isAbs js kebabcase maxf minf mulf mustChunk mustDateModify',
    'mustDeepCopy mustToDate must_date_modify now osBase osClean osDir osExt',
    'osIsAbs plural randAlpha randAlphaNum randAscii randBytes randInt',
    'randNumeric round semver semverCompare seq sha1sum sha256sum sha512sum',
    'shuffle snakecase subf swapcase toDate toDecimal tpl typeIs typeIsLike',
    'typeOf unixEpoch untitle urlJoin urlquery uuidv4 values wrap wrapWith',
  ].flatMap(line => line.split(' ')),
);

export function lookupFunction(
  name: string,
): 'known' | 'unsupported' | 'undefined' {
  if (templateFunctions.has(name)) return 'known';
  return otherFunctions.has(name) ? 'unsupported' : 'undefined';
}
