/** The name that the hub gives to every template that it parses. */
const TEMPLATE_NAME = 'base';

/** A template that Go would not parse; the message is Go's. */
export class TemplateSyntaxError extends Error {
  constructor(template: string, pos: number, message: string) {
    const line = template.slice(0, pos).split('\n').length;
    super(`template: ${TEMPLATE_NAME}:${line}: ${message}`);
    this.name = 'TemplateSyntaxError';
  }
}

/** A template that parses and fails while it runs; the message is Go's. */
export class TemplateExecutionError extends Error {
  constructor(
    template: string,
    place: { pos: number; text: string },
    message: string,
  ) {
    const before = template.slice(0, place.pos);
    const line = before.split('\n').length;
    const newline = before.lastIndexOf('\n');
    const column = newline < 0 ? place.pos : place.pos - newline - 1;
    super(
      `template: ${TEMPLATE_NAME}:${line}:${column}: executing ` +
        `"${TEMPLATE_NAME}" at <${place.text}>: ${message}`,
    );
    this.name = 'TemplateExecutionError';
  }
}

/** What a function of a template throws; the evaluator adds the place. */
export class FunctionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FunctionError';
  }
}
