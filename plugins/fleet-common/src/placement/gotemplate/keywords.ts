import { goQuote } from './format';
import { Token } from './lexer';

/** Whether an operand of a command can start with it. */
export function startsOperand(token: Token): boolean {
  switch (token.kind) {
    case 'dot':
    case 'field':
    case 'variable':
    case 'identifier':
    case 'string':
    case 'rawString':
    case 'character':
    case 'number':
    case 'leftParen':
      return !isKeyword(token);
    default:
      return false;
  }
}

const keywords = new Set([
  ...['if', 'range', 'with', 'else', 'end', 'break', 'continue'],
  ...['define', 'template', 'block'],
]);

function isKeyword(token: Token): boolean {
  return token.kind === 'identifier' && keywords.has(token.text);
}

/** A token as Go names it in a message. */
export function describeToken(token: Token): string {
  return isKeyword(token) ? `<${token.text}>` : goQuote(token.text);
}
