// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('fleet_upgrade_stops', table => {
    table
      .text('task')
      .nullable()
      .comment('JSON: the template that the portal ran of itself after it');
    table
      .integer('task_turn')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Rises with each change of the task, so that one replica makes it',
      );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('fleet_upgrade_stops', table => {
    table.dropColumn('task');
    table.dropColumn('task_turn');
  });
};
