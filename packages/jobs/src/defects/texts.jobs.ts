import { followTexts, lookForPhrases, lookForRepeats, trainSuggestions } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt, seconds } from "../schedule.ts";

/** Keeps the index of complaints, by which they are searched, up to date. */
export const textFollowing = defineJob({
  name: "texts.follow",
  lane: "exports",
  every: seconds(60),
  wokenBy: "huilu_deltas",
  attempts: 3,
  keepRuns: 5,
  payload: noPayload,
  handle: async (_, { db, signal }) => {
    await followTexts(db.pool, signal);
  },
});

/** Learns each night from what was decided by then. */
export const suggestionTraining = defineJob({
  name: "texts.train",
  lane: "nightly",
  every: dailyAt("02:00"),
  attempts: 2,
  keepRuns: 60,
  payload: noPayload,
  handle: async (_, { db, now, signal, log }) => {
    await followTexts(db.pool, signal);
    const trained = await trainSuggestions(db, now, signal);
    if (trained) log.info(trained, "types are suggested by what was learned anew");
  },
});

/** Looks each night for what people have begun to write. */
export const phraseLook = defineJob({
  name: "texts.look",
  lane: "nightly",
  every: dailyAt("04:00"),
  attempts: 3,
  keepRuns: 60,
  payload: noPayload,
  handle: async (_, { db, now, signal, log }) => {
    await followTexts(db.pool, signal);
    const look = await lookForPhrases(db, now, signal);
    if (look) log.info(look, "emerging phrases were looked for");
  },
});

/** Looks each night for complaints that repeat each other, also of the day that has just ended. */
export const repeatLook = defineJob({
  name: "texts.repeats",
  lane: "nightly",
  every: dailyAt("04:30"),
  attempts: 3,
  keepRuns: 60,
  payload: noPayload,
  handle: async (_, { db, now, signal, log }) => {
    await followTexts(db.pool, signal);
    const look = await lookForRepeats(db, now, signal);
    if (look) log.info(look, "repeated complaints were looked for");
  },
});
