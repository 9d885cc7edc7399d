/** The syntax tree of a Go template; positions are offsets into its text. */
export interface ListNode {
  kind: 'list';
  items: ActionNode[];
}

export type ActionNode =
  | { kind: 'text'; text: string }
  | { kind: 'action'; pipe: PipeNode }
  | BranchNode
  | { kind: 'break' | 'continue' };

export interface BranchNode {
  kind: 'if' | 'range' | 'with';
  pos: number;
  pipe: PipeNode;
  list: ListNode;
  elseList?: ListNode;
}

export interface PipeNode {
  kind: 'pipe';
  pos: number;
  /** Names with their `$`, of `$x :=` or, for a range, `$i, $x :=`. */
  declares: string[];
  /** `$x =` on a variable that exists, instead of `$x :=`. */
  assigns: boolean;
  commands: CommandNode[];
}

export interface CommandNode {
  kind: 'command';
  pos: number;
  args: OperandNode[];
}

export type OperandNode =
  | { kind: 'dot'; pos: number }
  | { kind: 'nil'; pos: number }
  | { kind: 'field'; pos: number; path: string[] }
  | { kind: 'variable'; pos: number; name: string; path: string[] }
  | { kind: 'chain'; pos: number; base: OperandNode; path: string[] }
  | { kind: 'function'; pos: number; name: string }
  | { kind: 'boolean'; pos: number; value: boolean }
  | { kind: 'number'; pos: number; text: string; value: number | bigint }
  | { kind: 'string'; pos: number; text: string; value: string }
  | PipeNode;

export type PlacedNode = OperandNode | CommandNode;

/** The text that Go puts between `<` and `>` in the message of a failure. */
export function nodeText(node: PlacedNode): string {
  switch (node.kind) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'field':
      return `.${node.path.join('.')}`;
    case 'variable':
      return [node.name, ...node.path].join('.');
    case 'chain':
      return [
        node.base.kind === 'pipe'
          ? `(${nodeText(node.base)})`
          : nodeText(node.base),
        ...node.path,
      ].join('.');
    case 'function':
      return node.name;
    case 'boolean':
      return String(node.value);
    case 'number':
    case 'string':
      return node.text;
    case 'command':
      return node.args
        .map(arg =>
          arg.kind === 'pipe' ? `(${nodeText(arg)})` : nodeText(arg),
        )
        .join(' ');
    case 'pipe': {
      const declared = node.declares.length
        ? `${node.declares.join(', ')} ${node.assigns ? '=' : ':='} `
        : '';
      return declared + node.commands.map(nodeText).join(' | ');
    }
    default:
      return '';
  }
}
