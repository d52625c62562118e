import { Popover } from "@mantine/core";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { part } from "../app/part-missing.ts";
import { useInstallation } from "../app/installation-context.ts";
import { addDays } from "../filters/days.ts";
import bar from "../filters/filter-bar.module.css";
import classes from "./known.module.css";

const DayCalendar = lazy(part(() => import("./day-calendar.tsx")));

/** A chip that says a day before today and opens a calendar to choose another; `foot` closes it by `close`. */
export function DayChip({
  name,
  words,
  label,
  title = name,
  day,
  foot,
  onChoose,
}: {
  name: string;
  words: string | null;
  /** Read aloud instead of name and words, which it holds. */
  label?: string | undefined;
  /** What the calendar is for. */
  title?: string;
  day: string | null;
  foot: (close: () => void) => ReactNode;
  onChoose: (day: string) => void;
}) {
  const { today } = useInstallation();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={bar["chip"]}
          aria-label={label}
          data-set={day === null ? undefined : ""}
          onClick={() => setOpen(!open)}
        >
          <span>{name}</span>
          {words !== null && <b>{words}</b>}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <p className={classes["title"]}>{title}</p>
        <div className={bar["calendar"]}>
          <Suspense fallback={null}>
            <DayCalendar
              day={day}
              last={addDays(today, -1)}
              onChoose={(chosen) => {
                onChoose(chosen);
                setOpen(false);
              }}
            />
          </Suspense>
        </div>
        <div className={classes["foot"]}>{foot(() => setOpen(false))}</div>
      </Popover.Dropdown>
    </Popover>
  );
}
