import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A form beside the page. It is made anew each time, so nothing of the one before stays in it. */
export function SideForm({
  title,
  wide = false,
  onClose,
  children,
}: {
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={wide ? 560 : 420}
      title={title}
      closeButtonProps={{ "aria-label": t("staff.close") }}
    >
      {children}
    </Drawer>
  );
}
