import { useCan } from "../../../lib/session";
import { SponsorOverview } from "../components/sponsor-overview";
import { SponsorWeek } from "../components/sponsor-week";

/** A sponsor's own five minutes; for everybody else who may be here, who stands behind what and how present they are. */
export function SponsorScreen() {
  const can = useCan();
  return can("sponsorship.message.send") ? <SponsorWeek /> : <SponsorOverview />;
}
