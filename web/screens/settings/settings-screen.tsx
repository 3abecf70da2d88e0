import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, ChevronRight } from "lucide-react";
import { useMay } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { PHONE, useMedia } from "../../ui/use-media.ts";
import { AppearancePage } from "./appearance/appearance-page.tsx";
import { AuditPage } from "./audit/audit-page.tsx";
import { BrandPage } from "./brand/brand-page.tsx";
import { SignaturePage } from "./brand/signature-page.tsx";
import { DeadlinesPage } from "./deadlines/deadlines-page.tsx";
import { LabelsPage } from "./labels/labels-page.tsx";
import { LearnedPage } from "./learned/learned-page.tsx";
import { NetworksPage } from "./networks/networks-page.tsx";
import { GROUPS, type PageId } from "./pages.ts";
import { PeoplePage } from "./people/people-page.tsx";
import { RulesPage } from "./rules/rules-page.tsx";
import { SecurityPage } from "./security/security-page.tsx";
import css from "./settings.module.css";
import { ViewsPage } from "./views/views-page.tsx";

const SHOWN: Record<PageId, () => React.ReactNode> = {
  networks: NetworksPage,
  deadlines: DeadlinesPage,
  labels: LabelsPage,
  rules: RulesPage,
  learned: LearnedPage,
  views: ViewsPage,
  brand: BrandPage,
  signature: SignaturePage,
  people: PeoplePage,
  audit: AuditPage,
  security: SecurityPage,
  appearance: AppearancePage,
};

/** The list and a page beside it; on a phone one or the other. An address that nobody knows, or may not see, is the list. */
export function SettingsScreen() {
  const { t } = useWords();
  const may = useMay();
  const phone = useMedia(PHONE);
  const { page } = useParams({ strict: false });
  const groups = GROUPS.map(({ id, pages }) => ({
    id,
    pages: pages.filter(({ needs }) => needs === null || may(needs)),
  })).filter(({ pages }) => pages.length > 0);
  const allowed = groups.flatMap(({ pages }): { id: PageId }[] => pages);
  const asked = allowed.find(({ id }) => id === page)?.id;
  const here = asked ?? (phone ? undefined : allowed[0]?.id);
  const Page = here ? SHOWN[here] : null;

  return (
    <div className={css.screen}>
      {phone && Page ? null : phone ? (
        <main className={css.nav} aria-label={t("common:rail.settings")}>
          {list()}
        </main>
      ) : (
        <nav className={css.nav} aria-label={t("common:rail.settings")}>
          {list()}
        </nav>
      )}
      {Page ? (
        <main className={css.page} key={here}>
          {phone ? (
            <Link to="/settings/{-$page}" params={{ page: undefined }} className={css.back}>
              <ArrowLeft size={20} aria-hidden="true" />
              {t("common:rail.settings")}
            </Link>
          ) : null}
          <Page />
        </main>
      ) : null}
    </div>
  );

  function list() {
    const Heading = phone ? "h1" : "h2";
    return (
      <>
        <Heading className={css.title}>{t("common:rail.settings")}</Heading>
        {groups.map(({ id, pages }) => (
          <section key={id} className={css.group} aria-labelledby={`settings-${id}`}>
            <h2 id={`settings-${id}`}>{t(`settings:group.${id}`)}</h2>
            {pages.map((one) => (
              <Link
                key={one.id}
                to="/settings/{-$page}"
                params={{ page: one.id }}
                className={css.entry}
                aria-current={one.id === here ? "page" : undefined}
              >
                {t(`common:settingsPage.${one.id}`)}
                {phone ? <ChevronRight size={16} aria-hidden="true" /> : null}
              </Link>
            ))}
          </section>
        ))}
      </>
    );
  }
}
