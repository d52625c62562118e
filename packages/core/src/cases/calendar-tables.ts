/** Tables that calendars are read from; as they were known once, they are read from copies of the session's own. */
export type CalendarTables = { readonly weeks: string; readonly days: string; readonly departments: string };

export const storedCalendars: CalendarTables = {
  weeks: "calendar_week",
  days: "calendar_day",
  departments: "department_calendar",
};
