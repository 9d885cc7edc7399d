/**
 * Stands in for the clients of clouds and caches, and for what packs their
 * archives. The test kit of Backstage loads them all, no test uses one, and
 * they took half of what a test file needs before its first test.
 *
 * As everywhere, who maps a module has an `id` of its own for Jest.
 */
module.exports = {};
