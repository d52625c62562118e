-- A signal may go into an issue by itself: when the alarm returns for what an issue had closed.
ALTER TABLE signal_decision ALTER COLUMN decided_by DROP NOT NULL;
