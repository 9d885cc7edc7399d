import { readFileSync } from 'fs';
import { join } from 'path';
import { z } from 'zod';
import { Budget } from '../budget';
import { HubRefusal, NotEvaluable } from '../failures';
import { isMap, newMap, STRING_MAP, toValue, ValueMap } from '../values';
import { compileGoTemplate, missingKeyOf } from './index';

const outcome = z.object({
  text: z.string().optional(),
  refused: z.string().optional(),
});
const fixture = z.object({
  params: z.unknown(),
  cases: z.array(
    outcome.extend({
      template: z.string(),
      whenError: outcome.optional(),
      whenZero: outcome.optional(),
    }),
  ),
});

/*
 * The answers were made with Go 1.26, text/template, sprig 3.3 and the
 * functions that Argo CD 3.5 adds to it, on these parameters.
 */
const { params, cases } = fixture.parse(
  JSON.parse(
    readFileSync(join(__dirname, '__fixtures__', 'conformance.json'), 'utf8'),
  ),
);

/** As the hub passes them: labels, annotations and values hold texts only. */
function typedParams(): ValueMap {
  const tree = toValue(params);
  const root = isMap(tree) ? tree : newMap();
  const metadata = isMap(root.metadata) ? root.metadata : newMap();
  for (const one of [metadata.labels, metadata.annotations, root.values]) {
    if (isMap(one)) one[STRING_MAP] = true;
  }
  return root;
}

function run(
  template: string,
  option = 'missingkey=default',
  given: ValueMap = typedParams(),
): { text?: string; refused?: string } {
  try {
    const text = compileGoTemplate(template, {
      missingKey: missingKeyOf([option]),
      budget: new Budget(),
    })(given);
    return { text };
  } catch (error) {
    if (!(error instanceof HubRefusal)) throw error;
    const refused = error.message
      .replace(`failed to execute go template ${template}: `, '')
      .replace(`failed to parse template ${template}: `, '');
    return { refused };
  }
}

describe('Go templates, as Go itself renders them', () => {
  it.each(cases)('$template', one => {
    const { text, refused } = one;
    const usual = text === undefined ? { refused } : { text };
    expect(run(one.template)).toEqual(usual);
    expect(run(one.template, 'missingkey=error')).toEqual(
      one.whenError ?? usual,
    );
    expect(run(one.template, 'missingkey=zero')).toEqual(one.whenZero ?? usual);
  });
});

describe('Go templates that the preview does not evaluate', () => {
  it.each([
    ['{{define "x"}}y{{end}}', 'uses {{define}}'],
    ['{{block "x" .}}{{end}}', 'uses {{block}}'],
    ['{{template "x"}}', 'uses {{template}}'],
    ['{{now}}', 'calls now'],
    ['{{randAlphaNum 5}}', 'calls randAlphaNum'],
    ['{{.name | sha256sum}}', 'calls sha256sum'],
    ['{{.uni | trunc 3}}', 'calls trunc on text that is not ASCII'],
    ['{{slugify .uni}}', 'calls slugify on text that is not ASCII'],
    ['{{printf "%#v" .m}}', 'formats with %#v'],
    ['{{index .name 0}}', 'takes a byte of a text'],
    ['{{mul 9223372036854775807 2}}', 'above 64 bits'],
  ])('%s', (template, words) => {
    expect(() => run(template)).toThrow(NotEvaluable);
    expect(() => run(template)).toThrow(words);
  });
});

describe('Go templates that would run wild', () => {
  it.each([
    '{{repeat 1000000000 "x"}}',
    '{{range until 100000}}{{range until 100000}}x{{end}}{{end}}',
    '{{range 1000000000000}}{{end}}',
    '{{$x := "ab"}}{{range until 60}}{{$x = printf "%s%s" $x $x}}{{end}}',
    '{{$x := "ab"}}{{range until 60}}{{$x = replace "a" $x $x}}{{end}}',
    '{{$x := list}}{{range until 60}}{{$x = list $x $x}}{{end}}{{toJson $x}}',
    '{{$d := dict}}{{$_ := set $d "self" $d}}{{toYaml $d}}',
    '{{$d := dict}}{{$_ := set $d "self" $d}}{{$d}}',
    '{{indent 100000000 "x"}}',
    `${'{{if .t}}'.repeat(500)}x${'{{end}}'.repeat(500)}`,
    `{{${'('.repeat(500)}1${')'.repeat(500)}}}`,
  ])('%s', template => {
    expect(() => run(template)).toThrow(NotEvaluable);
  });

  it('takes linear time for a pattern that would hang a backtracking engine', () => {
    const given = newMap();
    given.text = `${'a'.repeat(5000)}b`;
    expect(
      run('{{regexMatch "^(a+)+$" .text}}', 'missingkey=error', given),
    ).toEqual({ text: 'false' });
  });
});

it('treats `__proto__` and `constructor` as ordinary keys', () => {
  const given = toValue(JSON.parse('{"__proto__": {"x": "own"}}'));
  expect(
    run(
      '{{index . "__proto__" "x"}}{{.constructor}}{{hasKey . "toString"}}{{dict "__proto__" 1}}',
      'missingkey=default',
      isMap(given) ? given : newMap(),
    ),
  ).toEqual({ text: 'own<no value>falsemap[__proto__:1]' });
  expect(Object.prototype).not.toHaveProperty('x');
});

it('refuses an option that Go does not have', () => {
  expect(() => missingKeyOf(['missingkey=maybe'])).toThrow(
    'unrecognized option: missingkey=maybe',
  );
  expect(missingKeyOf([])).toBe('default');
  expect(missingKeyOf(['missingkey=error', 'missingkey=zero'])).toBe('zero');
});
