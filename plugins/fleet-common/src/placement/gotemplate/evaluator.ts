import { Budget } from '../budget';
import { Int64, isMap, Value, ValueMap } from '../values';
import { FunctionError, TemplateExecutionError } from './errors';
import { formatValue, goQuote, sortedKeys } from './format';
import { TemplateFunction } from './functions/signature';
import { convertArgument, convertConstant, isConstant } from './arguments';
import { fieldOf, MissingKey } from './fields';
import {
  ActionNode,
  CommandNode,
  ListNode,
  nodeText,
  OperandNode,
  PipeNode,
  PlacedNode,
} from './nodes';
import { isTrue } from './truth';

/** No value at all, as opposed to a nil value. */
type Result = Value | undefined;

export interface EvaluationOptions {
  missingKey: MissingKey;
  functions: ReadonlyMap<string, TemplateFunction>;
  budget: Budget;
}

type Flow = 'next' | 'break' | 'continue';

class Evaluation {
  private out = '';
  private variables: { name: string; value: Result }[];
  /** Where a failure is reported; Go moves it on while it evaluates. */
  private place: PlacedNode = { kind: 'dot', pos: 0 };

  constructor(
    private readonly text: string,
    private readonly params: ValueMap,
    private readonly options: EvaluationOptions,
  ) {
    this.variables = [{ name: '$', value: params }];
  }

  execute(root: ListNode): string {
    this.walk(this.params, root);
    return this.out;
  }

  private fail(message: string): never {
    throw new TemplateExecutionError(
      this.text,
      { pos: this.place.pos, text: nodeText(this.place) },
      message,
    );
  }

  private write(text: string): void {
    this.options.budget.write(text.length);
    this.out += text;
  }

  private walk(dot: Result, list: ListNode): Flow {
    for (const item of list.items) {
      const flow = this.step(dot, item);
      if (flow !== 'next') return flow;
    }
    return 'next';
  }

  private step(dot: Result, item: ActionNode): Flow {
    this.options.budget.spend(1);
    switch (item.kind) {
      case 'text':
        this.write(item.text);
        return 'next';
      case 'action': {
        const value = this.pipeline(dot, item.pipe);
        if (item.pipe.declares.length > 0) return 'next';
        this.options.budget.measure(value);
        this.write(formatValue(value));
        return 'next';
      }
      case 'break':
      case 'continue':
        return item.kind;
      default: {
        const scope = this.variables.length;
        const flow =
          item.kind === 'range'
            ? this.range(dot, item.pipe, item.list, item.elseList)
            : this.choose(dot, item);
        this.variables.length = scope;
        return flow;
      }
    }
  }

  private choose(
    dot: Result,
    node: {
      kind: 'if' | 'with' | 'range';
      pipe: PipeNode;
      list: ListNode;
      elseList?: ListNode;
    },
  ): Flow {
    const value = this.pipeline(dot, node.pipe);
    if (isTrue(value)) {
      return this.walk(node.kind === 'with' ? value : dot, node.list);
    }
    return node.elseList ? this.walk(dot, node.elseList) : 'next';
  }

  private range(
    dot: Result,
    pipe: PipeNode,
    list: ListNode,
    elseList?: ListNode,
  ): Flow {
    const value = this.pipeline(dot, pipe);
    // The evaluation of the pipeline declared its variables once already.
    const scope = this.variables.length;
    let count = 0;
    const once = (key: Value, element: Value): boolean => {
      count += 1;
      const names = pipe.declares;
      if (names.length === 1) this.set(names[0], element, pipe.assigns);
      if (names.length === 2) {
        this.set(names[0], key, pipe.assigns);
        this.set(names[1], element, pipe.assigns);
      }
      const flow = this.walk(element, list);
      this.variables.length = scope;
      return flow !== 'break';
    };
    this.each(value, once);
    if (count === 0 && elseList) return this.walk(dot, elseList);
    return 'next';
  }

  private each(
    value: Result,
    once: (key: Value, element: Value) => boolean,
  ): void {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) {
      value.every((element, index) => once(BigInt(index), element));
    } else if (isMap(value)) {
      sortedKeys(value).every(key => once(key, value[key]));
    } else if (typeof value === 'bigint' || value instanceof Int64) {
      const wide = value instanceof Int64;
      const stop = wide ? value.value : value;
      for (let at = 0n; at < stop; at += 1n) {
        this.options.budget.spend(1);
        const index = wide ? new Int64(at) : at;
        if (!once(index, index)) return;
      }
    } else {
      this.fail(`range can't iterate over ${formatValue(value)}`);
    }
  }

  private set(name: string, value: Result, assigns: boolean): void {
    if (!assigns) {
      // A range declares its variables in its pipeline and sets them anew.
      this.variables.push({ name, value });
      return;
    }
    const found = this.variables.findLast(variable => variable.name === name);
    if (found) found.value = value;
  }

  private pipeline(dot: Result, pipe: PipeNode): Result {
    this.place = pipe;
    let value: Result;
    pipe.commands.forEach((command, index) => {
      const piped = index === 0 ? [] : [value];
      const result = this.command(dot, command, piped);
      value = result === null ? undefined : result;
    });
    for (const name of pipe.declares) this.set(name, value, pipe.assigns);
    return value;
  }

  private command(dot: Result, command: CommandNode, piped: Result[]): Result {
    this.options.budget.spend(1);
    const [first, ...rest] = command.args;
    if (first.kind === 'function') {
      return this.call(dot, first, command, rest, piped);
    }
    const given = rest.length + piped.length > 0;
    if (first.kind === 'pipe') {
      if (given) this.notAFunction(first);
      return this.pipeline(dot, first);
    }
    if (
      first.kind === 'field' ||
      first.kind === 'variable' ||
      first.kind === 'chain'
    ) {
      return this.reference(dot, first, given);
    }
    this.place = first;
    if (given) this.notAFunction(first);
    if (first.kind === 'nil') this.fail('nil is not a command');
    return this.operand(dot, first);
  }

  private notAFunction(node: OperandNode): never {
    return this.fail(`can't give argument to non-function ${nodeText(node)}`);
  }

  private operand(dot: Result, node: OperandNode): Result {
    switch (node.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return null;
      case 'boolean':
      case 'number':
      case 'string':
        return node.value;
      case 'pipe':
        return this.pipeline(dot, node);
      case 'function':
        return this.call(dot, node, node, [], []);
      default:
        return this.reference(dot, node, false);
    }
  }

  private reference(
    dot: Result,
    node: Extract<OperandNode, { kind: 'field' | 'variable' | 'chain' }>,
    given: boolean,
  ): Result {
    this.place = node;
    let value: Result;
    if (node.kind === 'field') value = dot;
    else if (node.kind === 'variable') {
      value = this.variables.findLast(
        variable => variable.name === node.name,
      )?.value;
      if (node.path.length === 0) {
        if (given) this.notAFunction(node);
        return value;
      }
    } else {
      // A failure in the path is reported where the base left off, as in Go.
      value = this.operand(dot, node.base);
    }
    const last = node.path.length - 1;
    node.path.forEach((name, index) => {
      const from = value;
      value = this.guarded(() =>
        fieldOf(from, name, {
          missingKey: this.options.missingKey,
          given: given && index === last,
          nested: index > 0,
        }),
      );
    });
    return value;
  }

  private call(
    dot: Result,
    node: Extract<OperandNode, { kind: 'function' }>,
    at: PlacedNode,
    args: OperandNode[],
    piped: Result[],
  ): Result {
    this.place = node;
    const { name } = node;
    const called = this.options.functions.get(name);
    if (!called) return this.fail(`${goQuote(name)} is not a defined function`);
    if (name === 'and' || name === 'or') {
      return this.shortCircuit(name, dot, args, piped);
    }
    const count = args.length + piped.length;
    const fixed = called.params.length;
    if (called.rest ? count < fixed : count !== fixed) {
      this.fail(
        `wrong number of args for ${name}: want ${
          called.rest ? `at least ${fixed}` : fixed
        } got ${count}`,
      );
    }
    const typeOf = (index: number) => called.params[index] ?? called.rest;
    const values = args.map((arg, index) => {
      this.place = arg;
      const type = typeOf(index) ?? 'any';
      return this.guarded(() =>
        isConstant(arg)
          ? convertConstant(arg, type)
          : convertArgument(this.operand(dot, arg), type),
      );
    });
    for (const value of piped) {
      const type = typeOf(values.length) ?? 'any';
      values.push(this.guarded(() => convertArgument(value, type)));
    }
    return this.run(name, called, values, at);
  }

  private run(
    name: string,
    called: TemplateFunction,
    values: Value[],
    at: PlacedNode,
  ): Value {
    const { budget } = this.options;
    values.forEach(value => budget.measure(value));
    try {
      const result = called.call(values, budget);
      if (typeof result === 'string') budget.write(result.length);
      return result;
    } catch (error) {
      if (error instanceof FunctionError) {
        this.place = at;
        return this.fail(`error calling ${name}: ${error.message}`);
      }
      throw error;
    }
  }

  private guarded<T>(convert: () => T): T {
    try {
      return convert();
    } catch (error) {
      if (error instanceof FunctionError) return this.fail(error.message);
      throw error;
    }
  }

  private shortCircuit(
    name: 'and' | 'or',
    dot: Result,
    args: OperandNode[],
    piped: Result[],
  ): Result {
    if (args.length + piped.length === 0) {
      this.fail(`wrong number of args for ${name}: want at least 1 got 0`);
    }
    let value: Result;
    for (const arg of args) {
      this.place = arg;
      value = this.operand(dot, arg);
      if (isTrue(value) === (name === 'or')) return value;
    }
    return piped.length > 0 ? piped[0] : value;
  }
}

/**
 * Runs a parsed template over its parameters, with the semantics of Go's
 * text/template.
 *
 * @throws TemplateExecutionError in the words of Go.
 */
export function executeTemplate(
  text: string,
  root: ListNode,
  params: ValueMap,
  options: EvaluationOptions,
): string {
  return new Evaluation(text, params, options).execute(root);
}
