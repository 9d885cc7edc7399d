// @ts-check

/**
 * Texts have no length limit: names of clusters are free text, and a row that
 * a database refuses would be lost. Times are milliseconds since the epoch.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_events', table => {
    table.comment('What happened in the fleet; each event once');
    table.bigIncrements('id').comment('In the order of arrival');
    table
      .text('event_key')
      .notNullable()
      .comment("Made from the hub's own facts: equal for every replica");
    table.text('kind').notNullable();
    table.bigInteger('at').notNullable().comment('When it happened');
    table.bigInteger('seen_at').notNullable().comment('When it was first seen');
    table.text('hub').notNullable();
    table.text('cluster');
    table.text('namespace');
    table.text('application');
    table.text('uid');
    table.text('project');
    table.text('service');
    table.text('environment');
    table.text('revisions').notNullable().comment('JSON list of texts');
    table.bigInteger('history_id');
    table.bigInteger('started_at');
    table.text('version');
    table.text('from_health');
    table.text('to_health');
    table.text('initiated_by');
    table.boolean('automated');
    table.text('message');

    table.unique(['event_key'], { indexName: 'fleet_events_event_key_uniq' });
    table.index(['at'], 'fleet_events_at_idx');
    table.index(['service', 'at'], 'fleet_events_service_at_idx');
    table.index(
      ['hub', 'namespace', 'application', 'at'],
      'fleet_events_application_at_idx',
    );
    table.index(['hub', 'cluster', 'at'], 'fleet_events_cluster_at_idx');
  });

  await knex.schema.createTable('fleet_voices', table => {
    table.comment(
      'Whether each hub and spoke was last heard, for all replicas',
    );
    table.text('source').notNullable().comment('hub or spoke');
    table.text('hub').notNullable();
    table.text('cluster').notNullable().comment('Empty for a hub');
    table.text('word').notNullable().comment('found or lost');
    table.bigInteger('turn').notNullable().comment('Counts the turns');
    table.bigInteger('changed_at').notNullable();

    table.primary(['source', 'hub', 'cluster']);
  });

  await knex.schema.createTable('fleet_revisions', table => {
    table.comment('Commits as the hubs told them; a commit never changes');
    table.text('repo_url').notNullable();
    table.text('revision').notNullable();
    table.text('author');
    table.text('message');
    table.bigInteger('committed_at');
    table.bigInteger('read_at').notNullable();

    table.primary(['repo_url', 'revision']);
    table.index(['read_at'], 'fleet_revisions_read_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_revisions');
  await knex.schema.dropTable('fleet_voices');
  await knex.schema.dropTable('fleet_events');
};
