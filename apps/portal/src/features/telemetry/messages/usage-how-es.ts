import type { Translation } from "../../../lib/messages";
import type { usageHow as en } from "./usage-how-en";

export const usageHow: Translation<typeof en> = {
  open: "¿Cómo se cuenta?",
  people:
    "Se cuentan las personas del directorio, en los días en que trabajan aquí y en los grupos en los que están hoy. Un periodo cuenta a quien tuvo contrato alguno de sus días, así que cuanto más largo, más personas; lo que es de un día, como el acceso y lo ofrecido, cuenta a quien tiene contrato ese día, y quien ya se fue no está. Por eso una página puede decir 233 personas, otra 236 y una tercera 238, y todas aciertan: la n junto a cada cifra dice a quién cuenta. Los días son los de la organización. Una semana es la del calendario, de lunes a domingo (ISO 8601), y un mes, el del calendario. Los 28 días no son ni lo uno ni lo otro: son los últimos 28 ya terminados y avanzan cada día, con cada día de la semana cuatro veces, acaben en el que acaben. A quien se borró se le sigue contando en lo ya terminado, sin nombre; si sigue, cuenta como otra persona hasta que acabe el mes.",
  active: {
    title: "Personas activas",
    text: "Quien hizo al menos una cosa en el periodo, o la cosa elegida, de todas las personas con contrato en alguno de sus días. Nadie cuenta dos veces. El periodo en curso va solo con borde y no entra en ninguna media. Los días laborables son de lunes a viernes.",
  },
  stickiness: {
    title: "Constancia, frecuencia, amplitud, profundidad",
    text: "Constancia: la media de personas activas en un día, entre las activas al menos uno de los 28. En días laborables: lo mismo de lunes a viernes. Frecuencia: días activos por semana; amplitud: eventos distintos; profundidad: usos en un día activo. Cada una es la media de quienes hicieron algo.",
  },
  l28: {
    title: "Días activos de 28",
    text: "Cada persona aparece una vez, en el número de días en que hizo algo. El cero es quien tenía contrato y no hizo nada. Donde un estado tiene de 1 a 4 personas, aquí o en lo que dejan los demás grupos, los estados vecinos se dicen juntos, o el grupo no se separa.",
  },
  features: {
    title: "Funciones usadas",
    text: "Cada persona aparece una vez, en el número de eventos distintos que causó en los 28 días. El cero es quien tenía contrato y no hizo nada. Donde un estado tiene de 1 a 4 personas, aquí o en lo que dejan los demás grupos, los estados vecinos se dicen juntos, o el grupo no se separa.",
  },
  retention: {
    title: "Quién vuelve",
    text: "Cada fila reúne a quienes hicieron algo por primera vez en ese periodo, se guarde aún ese día o no; la fila en que se empezó a registrar reúne también a quienes ya estaban. Las filas empiezan donde aún se guardan los días de cada persona. En ese periodo: activos justo en él. En ese o después: activos en él o en cualquiera posterior ya terminado, así que solo puede bajar.",
  },
  licences: {
    title: "Activo, inactivo, nunca",
    text: "Activo: hizo algo en los últimos 28 días. Inactivo: solo antes. Nunca: nada desde que se empezó a registrar; el primer y el último día de cada persona se conocen durante más tiempo que los demás. Donde un estado tiene de 1 a 4 personas, aquí o en lo que dejan los demás grupos, los estados vecinos se dicen juntos, o el grupo no se separa.",
  },
  offers: {
    title: "Ofrecido y usado",
    text: "Pensada para: las personas a las que un despliegue la pide ahora. En marcha para: aquellas de ellas cuya puesta en marcha ya pasó. Usada: por estas, alguna vez o en los últimos 28 días; si un comportamiento cuenta solo ciertas propiedades, alguna vez llega hasta donde se guardan los días de cada persona. Quien se borró no ha usado nada hasta que vuelva a hacerlo. Hábito: por la regla del modelo de adopción (semanal: tres de las últimas cuatro semanas del calendario). Sin pedirla: cualquier otra persona que la usó en los 28 días. Un número se deja fuera donde él, o aquellas de quienes se separa, o lo que deja de todas las que la usaron, es de 1 a 4 personas: aquí, o en lo que dejan los demás grupos.",
  },
  timeTo: {
    title: "Tiempo hasta que se usa",
    text: "Días desde el inicio de cada persona hasta su primer uso, o hasta el día en que lo pedido se hizo hábito. Quien no ha llegado, o se fue, cuenta mientras estuvo en seguimiento (Kaplan y Meier 1958). Quien se borró cuenta como si aún no hubiera llegado. La banda es la varianza de Greenwood (1926) en la escala log(-log), al 95 %; el margen de la mediana es el de Brookmeyer y Crowley (1982).",
  },
  funnel: {
    title: "Embudo",
    text: "Cada persona aparece una vez, con el recorrido que llega más lejos: el primero que lo logra, desde el último primer paso antes de él, y cada paso lo antes posible tras el anterior. Todos los pasos caben en el tiempo elegido. Quién empezó se cuenta por semanas completas y terminadas. A quien se borró ya no se le cuenta, porque los eventos sueltos se van. Los tiempos entre pasos son exactos: la mitad de las personas tardó como mucho la mediana; la mitad central queda entre los otros dos valores. Donde se quedan de 1 a 4 personas entre dos pasos, aquí o en lo que dejan los demás grupos y días, el paso posterior no se dice.",
  },
  paths: {
    title: "Caminos",
    text: "Cada persona aparece una vez, con lo que hizo en torno a la vez elegida, hasta que hizo una pausa más larga de lo indicado. Lo mismo varias veces seguidas es un paso. Se cuentan semanas completas y terminadas. A quien se borró ya no se le cuenta. Se muestran las seis ramas mayores, cada una con tantas personas como se pueden mostrar; las demás van juntas.",
  },
};
