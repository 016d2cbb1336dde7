import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { useNavigate } from "@tanstack/react-router";
import { useLocale, useTranslations } from "use-intl";
import { type Density, setAppearance, type Theme, useAppearance } from "../lib/appearance";
import { paths } from "../lib/paths";
import { AccountButton } from "./account-button";
import { useChangeLanguage } from "./use-change-language";
import { useSignOut } from "./use-sign-out";

const themes = ["system", "light", "dark"] as const satisfies readonly Theme[];
const densities = ["compact", "comfortable"] as const satisfies readonly Density[];

/** Who I am, how the portal looks to me, and the way out. */
export function AccountChoices(props: { onKeys: () => void }) {
  const t = useTranslations("shell");
  const { theme, density } = useAppearance();
  const locale = useLocale();
  const changeLanguage = useChangeLanguage();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const directory = useTranslations("directory.palette");
  return (
    <Menu side="top" defaultOpen trigger={<AccountButton />}>
      <MenuChoice
        label={t("theme")}
        value={theme}
        onChange={(next) => setAppearance({ theme: next })}
        choices={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      <MenuSeparator />
      <MenuChoice
        label={t("density")}
        value={density}
        onChange={(next) => setAppearance({ density: next })}
        choices={densities.map((value) => ({ value, label: t(`densities.${value}`) }))}
      />
      <MenuSeparator />
      <MenuChoice
        label={t("language")}
        value={locale}
        onChange={changeLanguage}
        choices={[
          { value: "en", label: "English" },
          { value: "es", label: "Español" },
        ]}
      />
      <MenuSeparator />
      <MenuItem onSelect={() => void navigate({ to: paths.aboutMe })}>{directory("aboutMe")}</MenuItem>
      <MenuItem onSelect={props.onKeys} hint="?">
        {t("keyboard")}
      </MenuItem>
      <MenuItem onSelect={() => signOut("here")}>{t("signOut")}</MenuItem>
      <MenuItem onSelect={() => signOut("everywhere")}>{t("signOutEverywhere")}</MenuItem>
    </Menu>
  );
}
