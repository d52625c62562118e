import type { Active, Announcements, Over, ScreenReaderInstructions } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { columnById } from "./issue-steps.ts";

/** What is said aloud while a card is moved. */
export function useBoardSpeech(): {
  announcements: Announcements;
  screenReaderInstructions: ScreenReaderInstructions;
} {
  const { t } = useTranslation();
  const where = (over: Over | null) => {
    const column = columnById(over?.id);
    return column === null ? null : t(`issues.column.${column}`);
  };
  const number = ({ id }: Active) => String(id);
  return {
    screenReaderInstructions: { draggable: t("issues.say.how") },
    announcements: {
      onDragStart: ({ active }) => t("issues.say.lifted", { number: number(active) }),
      onDragOver: ({ active, over }) => {
        const column = where(over);
        return column === null
          ? t("issues.say.nowhere", { number: number(active) })
          : t("issues.say.over", { number: number(active), column });
      },
      onDragEnd: ({ active, over }) => {
        const column = where(over);
        return column === null
          ? t("issues.say.cancelled", { number: number(active) })
          : t("issues.say.dropped", { number: number(active), column });
      },
      onDragCancel: ({ active }) => t("issues.say.cancelled", { number: number(active) }),
    },
  };
}
