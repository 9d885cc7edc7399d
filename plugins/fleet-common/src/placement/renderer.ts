import { Budget } from './budget';
import { compileFasttemplate, TextRenderer } from './fasttemplate';
import { compileGoTemplate, MissingKey } from './gotemplate';
import { isMap, newMap, STRING_MAP, Value, ValueMap } from './values';

/** Renders every text of a tree, keys of maps included. */
export type TreeRenderer = (params: ValueMap) => Value;

/**
 * Renders the templates of one ApplicationSet in its dialect. Each text is
 * parsed once, however many clusters it is rendered for.
 */
export class Renderer {
  private readonly compiled = new Map<string, TextRenderer>();
  private readonly trees = new WeakMap<ValueMap, TreeRenderer>();

  constructor(
    private readonly options: {
      goTemplate: boolean;
      missingKey: MissingKey;
      budget: Budget;
    },
  ) {}

  get goTemplate(): boolean {
    return this.options.goTemplate;
  }

  get budget(): Budget {
    return this.options.budget;
  }

  /** @throws HubRefusal, NotEvaluable */
  renderText(text: string, params: ValueMap): string {
    return this.compileText(text)(params);
  }

  private compileText(text: string): TextRenderer {
    const known = this.compiled.get(text);
    if (known) return known;
    const compiled = this.options.goTemplate
      ? compileGoTemplate(text, this.options)
      : compileFasttemplate(text);
    this.compiled.set(text, compiled);
    return compiled;
  }

  /**
   * Compiles a tree. A mistake in a template shows when it is rendered, as
   * on the hub: a set without parameters never sees it.
   */
  compileTree(tree: Value): TreeRenderer {
    if (typeof tree === 'string') {
      return params => this.renderText(tree, params);
    }
    if (Array.isArray(tree)) {
      const items = tree.map(item => this.compileTree(item));
      return params => items.map(item => item(params));
    }
    if (!isMap(tree)) return () => tree;
    const known = this.trees.get(tree);
    if (known) return known;
    const compiled = this.compileMap(tree);
    this.trees.set(tree, compiled);
    return compiled;
  }

  private compileMap(tree: ValueMap): TreeRenderer {
    const entries = Object.keys(tree).map(key => ({
      key,
      value: this.compileTree(tree[key]),
    }));
    return params => {
      this.options.budget.spend(entries.length);
      const result = newMap();
      for (const { key, value } of entries) {
        const rendered = value(params);
        result[this.renderText(key, params)] = rendered;
      }
      if (tree[STRING_MAP]) result[STRING_MAP] = true;
      return result;
    };
  }
}
