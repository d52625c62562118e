import type { Sql } from "@huilu/core";
import { trainingTopics, type TrainingTopic } from "./catalogue/trainings.ts";
import { dayText, firstDayOf, monthOf, type Day } from "./demo-clock.ts";
import type { Random } from "./random.ts";
import type { Employee } from "./roster.ts";

type Attended = { readonly employee: string; readonly topic: string; readonly on: Day; readonly until: Day | null };

/** Who was trained in what, until when it holds: some of it over, some of it over soon. Again: nothing. */
export async function loadTraining(
  sql: Sql,
  staff: readonly Employee[],
  { until, learnedAt, random }: { readonly until: Day; readonly learnedAt: Date; readonly random: Random },
): Promise<void> {
  const attended = staff.flatMap((person) => trainingsOf(person, until, random.fork(person.code)));
  await sql.query(
    `INSERT INTO training_record (employee_id, topic, trained_on, valid_until, learned_at)
     SELECT e.id, t.topic, t.trained_on, t.valid_until, $5
     FROM unnest($1::text[], $2::text[], $3::date[], $4::date[]) AS t(employee, topic, trained_on, valid_until)
     JOIN employee e ON e.code = t.employee
     ON CONFLICT DO NOTHING`,
    [
      attended.map(({ employee }) => employee),
      attended.map(({ topic }) => topic),
      attended.map(({ on }) => dayText(on)),
      attended.map((one) => (one.until === null ? null : dayText(one.until))),
      learnedAt,
    ],
  );
}

function trainingsOf(person: Employee, today: Day, random: Random): Attended[] {
  const hired = Math.min(...person.memberships.map(({ from }) => from));
  const left = Math.max(...person.memberships.map(({ to }) => to ?? today));
  return trainingTopics
    .filter(({ duties }) => duties.includes(person.duty))
    .flatMap((topic) => timesOf(topic, { hired, today }, random))
    .filter(({ on }) => on <= left)
    .map((time) => ({ employee: person.code, ...time }));
}

// The latest time, and the one before it where there was one; what would be older than the person's first day is that.
function timesOf(
  { name, months }: TrainingTopic,
  { hired, today }: { readonly hired: Day; readonly today: Day },
  random: Random,
): Omit<Attended, "employee">[] {
  const settledIn = hired + random.whole(2, 30);
  if (months === null) return [{ topic: name, on: settledIn, until: null }];
  const holds = firstDayOf(monthOf(today) + months) - firstDayOf(monthOf(today));
  const ends = today + endsIn(holds, random);
  const latest = Math.max(settledIn, ends - holds);
  const before = latest - holds + random.whole(5, 40);
  return [latest, ...(before > settledIn ? [before] : [])].map((on) => ({ topic: name, on, until: on + holds }));
}

// One in ten has run out and was forgotten, one in seven runs out within two months.
function endsIn(holds: number, random: Random): number {
  const fate = random.unit();
  if (fate < 0.1) return -random.whole(3, 150);
  if (fate < 0.24) return random.whole(2, 58);
  return random.whole(65, holds - 10);
}
