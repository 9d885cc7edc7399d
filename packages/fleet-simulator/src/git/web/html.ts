/** Markup that may be sent as it is. Only `html` and `trusted` make it. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = Html | string | number | undefined | readonly Part[];

/** A template whose values are escaped, except those that are `Html` already. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(
    strings.reduce(
      (markup, text, index) => `${markup}${render(values[index - 1])}${text}`,
    ),
  );
}

/** For markup that a library has made safe. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** A path for an address, each segment encoded by itself. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function render(value: Part): string {
  if (value === undefined) {
    return '';
  }
  if (value instanceof Html) {
    return value.markup;
  }
  if (typeof value === 'object') {
    return value.map(render).join('');
  }
  return String(value).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
}
