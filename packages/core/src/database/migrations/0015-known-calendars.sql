-- As known on an earlier time: the calendars of then are today's without what was edited since.
CREATE INDEX audit_entry_calendar ON audit_entry (at) WHERE action LIKE 'calendar.%';
