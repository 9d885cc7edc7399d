// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_upgrade_stops', table => {
    table.comment('Stops of the upgrade of Kubernetes over the fleet');
    table.text('id').notNullable().primary();
    table.text('version').notNullable().comment('What the plan upgrades to');
    table
      .text('lasts_for')
      .nullable()
      .unique('fleet_upgrade_stops_lasts_for_key')
      .comment(
        'The version while the stop lasts, so that there is one; else null',
      );
    table.bigInteger('stopped_at').notNullable();
    table.text('stopped_by').nullable().comment('Null: the portal itself');
    table.text('reason').nullable();
    table.text('burnt').notNullable().comment('JSON: figures of clusters');
    table.bigInteger('resumed_at').nullable();
    table.text('resumed_by').nullable();

    table.index(['version', 'stopped_at'], 'fleet_upgrade_stops_version_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_upgrade_stops');
};
