import type { CalendarsQuery, CalendarYearQuery, PoliciesQuery } from "../gql/graphql.ts";

export type Calendar = CalendarsQuery["calendars"][number];
export type Day = CalendarYearQuery["calendarYear"]["days"][number];
export type Policy = PoliciesQuery["policies"][number];
