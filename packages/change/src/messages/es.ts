import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    RolloutNotFound: "Este despliegue no existe o no puedes verlo.",
    LeadUnknown:
      "Solo puede dirigir un despliegue alguien que gestione el cambio y trabaje aquí. Elige a otra persona, o dale antes ese rol.",
    LeadNotYours: "Solo quien dirige este despliegue, o un administrador, puede decir quién lo dirige. Pídeselo.",
    WaveNotFound: "Esta oleada no existe o no puedes verla.",
    BehaviourNotFound: "Este comportamiento no existe o no puedes verlo.",
    WaveBeforeRollout:
      "Una oleada no puede empezar antes que el despliegue, el {startsOn}. Elige ese día u otro posterior.",
    WavePositionTaken: "Ya hay otra oleada con el número {position}. Elige otro número.",
    OrgUnitUnknown: "Una de las áreas elegidas ya no existe. Elige de nuevo.",
    JobRoleUnknown: "El puesto elegido ya no existe. Elige de nuevo.",
    PlanNotRising: "Un plan no puede bajar: el {day} tiene menos que el día anterior. Corrige los porcentajes.",
  },
  audit: {
    rollout_handed: "dijo quién dirige un despliegue",
  },
  permissions: {
    rollout_read: "Ver los despliegues y para qué sirven",
    rollout_lead: "Decir quién dirige un despliegue, lo dirija quien lo dirija",
    rollout_plan: "Planificar despliegues: oleadas, comportamientos, objetivos",
  },
};
