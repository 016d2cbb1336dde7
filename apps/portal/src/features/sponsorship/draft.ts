import { emptyInBoth, type TextInBoth } from "../../lib/both-languages";

interface RolloutWords {
  name: { en?: string | undefined; es?: string | undefined };
  objective: { en?: string | undefined; es?: string | undefined };
}

export interface Draft {
  subject: TextInBoth;
  body: TextInBoth;
}

export const emptyDraft: Draft = { subject: emptyInBoth, body: emptyInBoth };

/**
 * A first version of a word, from what the rollout says it is for, in the languages it says so. It stands here and not among
 * the portal's texts because both languages are written at once, whichever the sponsor reads.
 */
export function draftFor({ name, objective }: RolloutWords): Draft {
  const english = name.en && objective.en ? { name: name.en, why: objective.en } : undefined;
  const spanish = name.es && objective.es ? { name: name.es, why: objective.es } : undefined;
  return {
    subject: {
      en: english ? `Why ${english.name} matters to me` : "",
      es: spanish ? `Por qué me importa ${spanish.name}` : "",
    },
    body: {
      en: english
        ? `${english.why}\n\nThat is what I want from ${english.name}. If something gets in your way, say so in Arraigo, under “Something isn’t right”: it is read, and you are told what became of it.`
        : "",
      es: spanish
        ? `${spanish.why}\n\nEso es lo que espero de ${spanish.name}. Si algo te lo pone difícil, dilo en Arraigo, en «Algo no funciona»: se lee, y te contamos qué pasó con ello.`
        : "",
    },
  };
}
