import { Budget } from '../budget';
import { HubRefusal, NotEvaluable } from '../failures';
import { TextRenderer } from '../fasttemplate';
import { TemplateExecutionError, TemplateSyntaxError } from './errors';
import { executeTemplate } from './evaluator';
import { MissingKey } from './fields';
import { lookupFunction, templateFunctions } from './functions';
import { parseTemplate } from './parser';

export type { MissingKey };

/**
 * Compiles one text of an ApplicationSet with `goTemplate: true`.
 *
 * @throws HubRefusal in the words of the hub when it does not parse; the
 * renderer throws the same when it fails on its parameters;
 * @throws NotEvaluable when it uses what this engine does not know.
 */
export function compileGoTemplate(
  text: string,
  options: { missingKey: MissingKey; budget: Budget },
): TextRenderer {
  if (!text.includes('{{')) return () => text;
  try {
    const root = parseTemplate(text, lookupFunction);
    return params => {
      try {
        return executeTemplate(text, root, params, {
          ...options,
          functions: templateFunctions,
        });
      } catch (error) {
        throw translate(error, `failed to execute go template ${text}`);
      }
    };
  } catch (error) {
    throw translate(error, `failed to parse template ${text}`);
  }
}

function translate(error: unknown, prefix: string): unknown {
  if (
    error instanceof TemplateSyntaxError ||
    error instanceof TemplateExecutionError
  ) {
    return new HubRefusal(`${prefix}: ${error.message}`);
  }
  if (error instanceof RangeError) {
    return new NotEvaluable(
      'the template is nested too deeply or grows too large',
    );
  }
  return error;
}

/**
 * The last `missingkey=` among `goTemplateOptions`.
 *
 * @throws HubRefusal for an option that Go does not have.
 */
export function missingKeyOf(options: readonly string[]): MissingKey {
  let missingKey: MissingKey = 'default';
  for (const option of options) {
    switch (option) {
      case 'missingkey=default':
      case 'missingkey=invalid':
        missingKey = 'default';
        break;
      case 'missingkey=zero':
        missingKey = 'zero';
        break;
      case 'missingkey=error':
        missingKey = 'error';
        break;
      default:
        throw new HubRefusal(
          `unrecognized option: ${option}`,
          'spec.goTemplateOptions',
        );
    }
  }
  return missingKey;
}
