import { NotEvaluable } from '../failures';
import { TemplateSyntaxError } from './errors';
import { goQuote } from './format';
import { describeToken, startsOperand } from './keywords';
import { Token, tokenize } from './lexer';
import { parseCharacter, parseNumber, parseQuoted } from './literals';
import {
  ActionNode,
  BranchNode,
  CommandNode,
  ListNode,
  nodeText,
  OperandNode,
  PipeNode,
} from './nodes';

/** What a name in a template is: callable here, known to the hub only, or nothing. */
export type FunctionLookup = (
  name: string,
) => 'known' | 'unsupported' | 'undefined';

const MAX_NESTING = 100;

class Parser {
  private readonly tokens: Token[];
  private at = 0;
  private variables = ['$'];
  private loops = 0;
  private nesting = 0;

  constructor(
    private readonly text: string,
    private readonly lookup: FunctionLookup,
  ) {
    this.tokens = tokenize(text);
  }

  parse(): ListNode {
    const { list, ended } = this.list();
    if (ended.word !== 'eof') {
      this.fail(`unexpected {{${ended.word}}}`, ended.pos);
    }
    return list;
  }

  private fail(message: string, pos: number): never {
    throw new TemplateSyntaxError(this.text, pos, message);
  }

  private peek(): Token {
    return this.tokens[this.at];
  }

  private next(): Token {
    const token = this.tokens[this.at];
    if (token.kind !== 'end') this.at += 1;
    return token;
  }

  private skipSpace(): Token {
    while (this.peek().kind === 'space') this.at += 1;
    return this.peek();
  }

  private unexpected(token: Token, context: string): never {
    if (token.kind === 'end') this.fail('unexpected EOF', token.pos);
    return this.fail(
      `unexpected ${describeToken(token)} in ${context}`,
      token.pos,
    );
  }

  /** Reads until `{{end}}`, `{{else}}` or the end of the text. */
  private list(): {
    list: ListNode;
    ended: { word: 'end' | 'else' | 'eof'; pos: number };
  } {
    const items: ActionNode[] = [];
    for (;;) {
      const token = this.next();
      if (token.kind === 'end') {
        return {
          list: { kind: 'list', items },
          ended: { word: 'eof', pos: token.pos },
        };
      }
      if (token.kind === 'text') {
        items.push({ kind: 'text', text: token.text });
        continue;
      }
      const first = this.skipSpace();
      const word = first.kind === 'identifier' ? first.text : '';
      if (word === 'end' || word === 'else') {
        this.next();
        if (word === 'end') this.close('end');
        return {
          list: { kind: 'list', items },
          ended: { word, pos: first.pos },
        };
      }
      items.push(this.action(first, word));
    }
  }

  private close(context: string): void {
    const token = this.skipSpace();
    if (token.kind !== 'close') this.unexpected(token, context);
    this.next();
  }

  private action(first: Token, word: string): ActionNode {
    switch (word) {
      case 'if':
      case 'range':
      case 'with':
        this.next();
        return this.branch(word, first.pos);
      case 'break':
      case 'continue':
        this.next();
        if (this.loops === 0)
          this.fail(`{{${word}}} outside {{range}}`, first.pos);
        this.close(`{{${word}}}`);
        return { kind: word };
      case 'define':
      case 'template':
      case 'block':
        throw new NotEvaluable(
          `the template uses {{${word}}}, which the preview does not evaluate`,
        );
      default: {
        const pipe = this.pipeline('command', 'close');
        return { kind: 'action', pipe };
      }
    }
  }

  private branch(kind: BranchNode['kind'], pos: number): BranchNode {
    this.enter();
    const scope = this.variables.length;
    const pipe = this.pipeline(kind, 'close');
    if (kind === 'range') this.loops += 1;
    const body = this.list();
    if (kind === 'range') this.loops -= 1;
    const node: BranchNode = { kind, pos, pipe, list: body.list };
    if (body.ended.word === 'eof') this.fail('unexpected EOF', body.ended.pos);
    if (body.ended.word === 'else') node.elseList = this.elseList(kind);
    this.variables.length = scope;
    this.nesting -= 1;
    return node;
  }

  private elseList(kind: BranchNode['kind']): ListNode {
    const token = this.skipSpace();
    if (
      token.kind === 'identifier' &&
      token.text === kind &&
      kind !== 'range'
    ) {
      // {{else if}} takes the {{end}} of the whole.
      this.next();
      return { kind: 'list', items: [this.branch(kind, token.pos)] };
    }
    this.close('else');
    const { list, ended } = this.list();
    if (ended.word === 'eof') this.fail('unexpected EOF', ended.pos);
    if (ended.word === 'else') {
      this.fail('expected end; found {{else}}', ended.pos);
    }
    return list;
  }

  private enter(): void {
    this.nesting += 1;
    if (this.nesting > MAX_NESTING) {
      throw new NotEvaluable(
        `the template is nested deeper than ${MAX_NESTING} levels`,
      );
    }
  }

  private pipeline(context: string, end: 'close' | 'rightParen'): PipeNode {
    const start = this.skipSpace();
    const pipe: PipeNode = {
      kind: 'pipe',
      pos: start.pos,
      declares: [],
      assigns: false,
      commands: [],
    };
    this.declarations(pipe, context);
    for (;;) {
      const token = this.skipSpace();
      if (token.kind === end) {
        this.next();
        this.check(pipe, context, token.pos);
        return pipe;
      }
      if (!startsOperand(token)) this.unexpected(token, context);
      pipe.commands.push(this.command());
    }
  }

  private declarations(pipe: PipeNode, context: string): void {
    for (;;) {
      const variable = this.skipSpace();
      if (variable.kind !== 'variable') return;
      const mark = this.at;
      this.next();
      const operator = this.skipSpace();
      if (operator.kind === 'declare' || operator.kind === 'assign') {
        this.next();
        pipe.assigns = operator.kind === 'assign';
        pipe.declares.push(variable.text);
        if (!pipe.assigns) this.variables.push(variable.text);
        else this.useVariable(variable.text, variable.pos);
        return;
      }
      if (operator.kind !== 'comma') {
        this.at = mark;
        return;
      }
      this.next();
      pipe.declares.push(variable.text);
      if (context !== 'range' || pipe.declares.length > 1) {
        this.fail(`too many declarations in ${context}`, variable.pos);
      }
      if (this.skipSpace().kind !== 'variable') {
        this.fail('range can only initialize variables', variable.pos);
      }
      this.variables.push(variable.text);
    }
  }

  private check(pipe: PipeNode, context: string, pos: number): void {
    if (pipe.commands.length === 0)
      this.fail(`missing value for ${context}`, pos);
    pipe.commands.slice(1).forEach((command, index) => {
      switch (command.args[0].kind) {
        case 'boolean':
        case 'dot':
        case 'nil':
        case 'number':
        case 'string':
          this.fail(
            `non executable command in pipeline stage ${index + 2}`,
            command.pos,
          );
          break;
        default:
      }
    });
  }

  private command(): CommandNode {
    const command: CommandNode = {
      kind: 'command',
      pos: this.skipSpace().pos,
      args: [],
    };
    for (;;) {
      this.skipSpace();
      const operand = this.operand();
      if (operand) command.args.push(operand);
      const token = this.peek();
      if (token.kind === 'space') continue;
      if (token.kind === 'pipe') this.next();
      else if (token.kind !== 'close' && token.kind !== 'rightParen') {
        this.unexpected(token, 'operand');
      }
      break;
    }
    if (command.args.length === 0) this.fail('empty command', command.pos);
    return command;
  }

  private operand(): OperandNode | undefined {
    const node = this.term();
    if (!node || this.peek().kind !== 'field') return node;
    const { pos } = this.peek();
    const path: string[] = [];
    while (this.peek().kind === 'field') path.push(this.next().text.slice(1));
    switch (node.kind) {
      case 'field':
      case 'variable':
        return { ...node, pos, path: [...node.path, ...path] };
      case 'function':
      case 'pipe':
      case 'chain':
        return { kind: 'chain', pos, base: node, path };
      default:
        return this.fail(
          `unexpected . after term ${goQuote(nodeText(node))}`,
          pos,
        );
    }
  }

  private term(): OperandNode | undefined {
    const token = this.peek();
    const { pos, text } = token;
    if (!startsOperand(token)) return undefined;
    this.next();
    switch (token.kind) {
      case 'dot':
        return { kind: 'dot', pos };
      case 'field':
        return { kind: 'field', pos, path: [text.slice(1)] };
      case 'variable':
        this.useVariable(text, pos);
        return { kind: 'variable', pos, name: text, path: [] };
      case 'string':
      case 'rawString': {
        const value = parseQuoted(text);
        if (value === undefined) this.fail('invalid syntax', pos);
        return { kind: 'string', pos, text, value: value ?? '' };
      }
      case 'character': {
        const value = parseCharacter(text);
        if (value === undefined) {
          this.fail(`malformed character constant: ${text}`, pos);
        }
        return { kind: 'number', pos, text, value: value ?? 0n };
      }
      case 'number': {
        const value = parseNumber(text);
        if (value === undefined) {
          this.fail(`illegal number syntax: ${goQuote(text)}`, pos);
        }
        return { kind: 'number', pos, text, value: value ?? 0n };
      }
      case 'leftParen': {
        this.enter();
        const pipe = this.pipeline('parenthesized pipeline', 'rightParen');
        this.nesting -= 1;
        return pipe;
      }
      default:
        return this.named(text, pos);
    }
  }

  private named(name: string, pos: number): OperandNode {
    if (name === 'true' || name === 'false') {
      return { kind: 'boolean', pos, value: name === 'true' };
    }
    if (name === 'nil') return { kind: 'nil', pos };
    switch (this.lookup(name)) {
      case 'unsupported':
        throw new NotEvaluable(
          `the template calls ${name}, which the preview does not evaluate`,
        );
      case 'undefined':
        return this.fail(`function ${goQuote(name)} not defined`, pos);
      default:
        return { kind: 'function', pos, name };
    }
  }

  private useVariable(name: string, pos: number): void {
    if (!this.variables.includes(name)) {
      this.fail(`undefined variable ${goQuote(name)}`, pos);
    }
  }
}

/**
 * Parses a Go template.
 *
 * @throws TemplateSyntaxError in the words of Go;
 * @throws NotEvaluable for what the hub knows and this engine does not:
 * `define`, `template`, `block` and some functions.
 */
export function parseTemplate(text: string, lookup: FunctionLookup): ListNode {
  return new Parser(text, lookup).parse();
}
