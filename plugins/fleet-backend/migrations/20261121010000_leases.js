// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_leases', table => {
    table.comment(
      'What only one replica does at a time, and which one does it',
    );
    table.text('name').notNullable().primary();
    table.text('holder').notNullable().comment('Random for each process');
    table
      .bigInteger('beat')
      .notNullable()
      .comment('Rises while the holder lives; no clock is compared');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_leases');
};
