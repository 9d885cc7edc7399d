// @ts-check

/**
 * A page of events ends at a row, also at one that its reader may not see:
 * that place leaves the backend sealed only, and every replica has to open it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_cursor_keys', table => {
    table.comment('With what the places of pages are sealed, for all replicas');
    table.text('name').notNullable().primary();
    table.text('sealing_key').notNullable().comment('256 bits, base64');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_cursor_keys');
};
