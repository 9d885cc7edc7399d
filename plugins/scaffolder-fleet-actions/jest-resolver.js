/**
 * The typed models of Kubernetes are published for `import` only. Jest runs
 * CommonJS, so it is told here to take that entry of these packages; nothing
 * else is resolved differently.
 */
module.exports = (request, options) =>
  options.defaultResolver(
    request,
    /kubernetes-models/.test(`${request} ${options.basedir}`)
      ? { ...options, conditions: [...options.conditions, 'import'] }
      : options,
  );
