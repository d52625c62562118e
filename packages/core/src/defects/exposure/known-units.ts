/**
 * The units of cases with the day of their sale: what a case says of it, else what the register does. A relation of the
 * columns `id` and `sold_on`.
 */
export const knownUnits = `(SELECT u.id, COALESCE(u.sold_on, register.sold_on) AS sold_on FROM unit u
  LEFT JOIN unit_register register ON register.unit_id = u.id AND register.superseded_at IS NULL)`;
