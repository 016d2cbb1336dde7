import type { Rollout } from "../types";
import { BehaviourForm } from "./behaviour-form";
import { PlanForm } from "./plan-form";
import { RolloutForm } from "./rollout-form";
import { WaveForm } from "./wave-form";

/** The form the address asks for. An id that is not there opens nothing. */
export function RolloutEdits(props: { rollout: Rollout; edit: string; onClose: () => void }) {
  const { rollout, onClose } = props;
  const [what, id] = props.edit.split(":");
  const wave = rollout.waves.find((each) => each.id === id);
  const behaviour = rollout.behaviours.find((each) => each.id === id);
  if (what === "rollout") return <RolloutForm open onClose={onClose} rollout={rollout} />;
  if (what === "plan") return <PlanForm rollout={rollout} onClose={onClose} />;
  if (what === "wave" && (wave || !id)) return <WaveForm rollout={rollout} wave={wave} onClose={onClose} />;
  if (what === "behaviour" && (behaviour || !id))
    return <BehaviourForm rollout={rollout} behaviour={behaviour} onClose={onClose} />;
  return null;
}
