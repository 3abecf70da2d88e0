import { Link, useParams } from "@tanstack/react-router";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { AuditPage } from "./audit/audit-page.tsx";
import { BrandPage } from "./brand/brand-page.tsx";
import { DeadlinesPage } from "./deadlines/deadlines-page.tsx";
import { NetworksPage } from "./networks/networks-page.tsx";
import { PAGES, type PageId } from "./pages.ts";
import { PeoplePage } from "./people/people-page.tsx";
import { SecurityPage } from "./security/security-page.tsx";
import css from "./settings.module.css";

const SHOWN: Record<PageId, () => React.ReactNode> = {
  networks: NetworksPage,
  people: PeoplePage,
  deadlines: DeadlinesPage,
  brand: BrandPage,
  security: SecurityPage,
  audit: AuditPage,
};

/** One page at a time; an address that nobody knows, or may not see, is the first page. */
export function SettingsScreen() {
  const { t } = useWords();
  const may = useMay();
  const { page } = useParams({ strict: false });
  const allowed = PAGES.filter(({ needs }) => needs === null || may(needs));
  const here = allowed.find(({ id }) => id === page)?.id ?? allowed[0]?.id ?? "security";
  const Page = SHOWN[here];
  return (
    <div className={css.screen}>
      <nav className={css.nav} aria-label={t("settings:title")}>
        <h2>{t("settings:title")}</h2>
        {allowed.map(({ id }) => (
          <Link
            key={id}
            to="/settings/{-$page}"
            params={{ page: id }}
            className={css.entry}
            aria-current={id === here ? "page" : undefined}
          >
            {t(`settings:page.${id}`)}
          </Link>
        ))}
      </nav>
      <main className={css.page} key={here}>
        <Page />
      </main>
    </div>
  );
}
