// @ts-check

/**
 * Velero forgets a restore with its backup; that a restore was proved is worth
 * more than a month.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_restores', table => {
    table.comment('Restores of Velero that are over');
    table.text('hub').notNullable();
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.bigInteger('started_at').notNullable();
    table.text('facts').notNullable().comment('JSON, as they were read');

    table.primary(['hub', 'cluster', 'namespace', 'name', 'started_at']);
    table.index(['started_at'], 'fleet_restores_started_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_restores');
};
