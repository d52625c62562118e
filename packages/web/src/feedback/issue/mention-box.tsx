import { Combobox, Textarea, useCombobox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "./issue-types.ts";
import { typedMention } from "./mentions.ts";

const offered = 8;

type Props = { label: string; people: readonly Person[]; value: string; onChange: (text: string) => void };

/** A text in which @ offers people by name; arrow keys and Enter choose, Escape leaves it as typed. */
export function MentionBox({ label, people, value, onChange }: Props) {
  const { t } = useTranslation();
  const combobox = useCombobox();
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const typed = typedMention(value, caret);
  const found = typed === null ? [] : matching(people, typed.words);
  const offers = found.map(({ id }) => id).join(" ");
  const { dropdownOpened, selectFirstOption } = combobox;
  // Only once they stand there can the first be chosen.
  useEffect(() => {
    if (dropdownOpened && offers !== "") selectFirstOption();
  }, [dropdownOpened, offers, selectFirstOption]);
  const take = (name: string) => {
    if (typed === null) return;
    const before = `${value.slice(0, typed.at)}@${name} `;
    onChange(`${before}${value.slice(caret)}`);
    combobox.closeDropdown();
    setCaret(before.length);
    requestAnimationFrame(() => box.current?.setSelectionRange(before.length, before.length));
  };
  const look = (text: string, at: number) => {
    setCaret(at);
    const next = typedMention(text, at);
    if (next === null || matching(people, next.words).length === 0) return combobox.closeDropdown();
    combobox.openDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={take} position="bottom-start" width={240} withinPortal>
      <Combobox.Target withExpandedAttribute={false}>
        <Textarea
          ref={box}
          label={label}
          placeholder={t("issues.page.talk.hint")}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={4000}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            look(event.currentTarget.value, event.currentTarget.selectionStart);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options aria-label={t("issues.page.talk.people")}>
          {found.map(({ id, name }) => (
            <Combobox.Option key={id} value={name}>
              {name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function matching(people: readonly Person[], words: string): readonly Person[] {
  const wanted = words.toLowerCase();
  return people.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, offered);
}
