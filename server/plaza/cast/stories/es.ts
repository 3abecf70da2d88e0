import type { Told } from "../story.ts";

export const es: Told = {
  language: "es",
  nudges: [
    "¿Seguís ahí?",
    "Os he contestado hace un rato, por si no os ha saltado el aviso.",
    "Venga, que me habíais contestado muy bien y ahora os habéis quedado callados…",
  ],
  stories: [
    {
      id: "es-callback",
      who: "luciaferrer",
      kind: "request",
      where: "page",
      first: true,
      opening:
        "Quería cambiar la entrega del sofá al viernes por la tarde porque el jueves no hay nadie en casa. ¿Me podéis llamar? +376 312 416",
      waiting: [
        "Nadie me ha llamado y el jueves es pasado mañana. ¿Lo cambiáis o no?",
        "Si el transportista viene el jueves se va a encontrar la puerta cerrada, y luego no me cobréis el segundo viaje, que os conozco.",
        "De verdad, es solo mover una fecha. UNA FECHA. Empiezo a arrepentirme de haberos comprado.",
      ],
      detail: "Sofá de tres plazas, a nombre de Lucía Ferrer Mora, en el Pas de la Casa.",
      followUp: "¿Y el viernes sobre qué hora sería? Es para avisar al portero.",
      helped: {
        soon: "¡Qué rapidez! Muchísimas gracias, un problema menos.",
        late: "Uf, gracias. Perdonad el tono, es que con la mudanza voy como loca.",
      },
    },
    {
      id: "es-rug",
      who: "luciaferrer",
      kind: "question",
      where: "mention",
      opening:
        "@{brand} ¿la alfombra de lana suelta mucho pelo al principio? Tengo un peque que gatea y se lo come todo.",
      waiting: [
        "Pregunto otra vez lo de la alfombra, que el niño no espera y ya ha probado la del vecino.",
        "Nada, ¿no? Pues me quedo con la de algodón de la competencia.",
      ],
      helped: {
        soon: "Ay, gracias, justo lo que quería saber. ¡Mañana me paso!",
        late: "Gracias por contestar, aunque ya casi había pedido la otra 😅",
      },
    },
    {
      id: "es-varnish",
      who: "teresagil",
      kind: "question",
      where: "page",
      opening:
        "En el vídeo de restaurar la mesa, en el minuto 2:10, ¿qué barniz usáis? No se lee el bote y el mío me ha quedado con burbujas.",
      waiting: [
        "Soy la de las burbujas otra vez. Ya he lijado, me queda solo saber el barniz.",
        "Hijos, que a mi edad una no está para lijar dos veces la misma mesa.",
      ],
      followUp: "¿Y entre mano y mano cuánto hay que esperar? En casa hace frío.",
      helped: {
        soon: "Gracias, majos. Os mandaré una foto cuando esté seca.",
        late: "Ya está, gracias. Con paciencia y buena letra todo se arregla.",
      },
    },
    {
      id: "es-course-praise",
      who: "teresagil",
      kind: "praise",
      where: "mention",
      opening:
        "Encantada con el curso de tapizado del sábado en @{brand}. Y el chico que lo da, un sol: qué paciencia, con siete preguntonas.",
      waiting: [],
      helped: {
        soon: "Se lo decís de mi parte. ¡Un abrazo!",
        late: "Bueno, bueno, no hay de qué. ¡Que le suban el sueldo!",
      },
    },
    {
      id: "es-return",
      who: "teresagil",
      kind: "request",
      where: "private",
      opening:
        "Buenas tardes. Quiero devolver dos cojines, están sin estrenar y con la etiqueta. ¿Los puedo llevar a la tienda o los tengo que mandar?",
      waiting: [
        "Los cojines siguen aquí, mirándome. ¿Qué hago con ellos?",
        "Llevo un rato esperando y el plazo de devolución corre, que lo he leído en el tique.",
      ],
      detail: "Los compré el día 12, con tarjeta. El pedido es el 10577.",
      helped: {
        soon: "Muy amables, así da gusto. Mañana los llevo.",
        late: "De acuerdo. Han tardado ustedes un poco, pero gracias por la atención.",
      },
    },
    {
      id: "es-bed-missing",
      who: "nacho_leon",
      kind: "complaint",
      where: "page",
      opening:
        "me ha llegado la cama sin los tornillos. la cama. sin. los. tornillos. llevo dos noches en el suelo",
      waiting: [
        "tercera noche en el suelo, gracias por todo",
        "he mirado debajo del colchon, dentro de la caja y en la caja del vecino. NO HAY TORNILLOS. contestad ya",
        "mañana llevo la cama a la tienda y me acuesto en el escaparate, avisados quedais",
      ],
      detail: "es la cama de pino de 135, pedido 10601. falta la bolsita de ferreteria entera",
      helped: {
        soon: "buah, gracias, pensaba que me iba a tocar dormir en el suelo hasta primavera",
        late: "vale, gracias. perdon por la chapa pero es que dormir en el suelo te cambia el caracter jaja",
      },
    },
    {
      id: "es-parking",
      who: "nacho_leon",
      kind: "question",
      where: "mention",
      opening: "@{brand} puedo aparcar la furgo en la puerta para cargar un armario o me van a multar?",
      waiting: [
        "estoy dando vueltas a la rotonda con la furgo, no es metafora",
        "multa puesta. 60 pavos. os la mando por privado o que hacemos",
      ],
      followUp: "y hay alguien que me eche una mano a subirlo? pesa un quintal",
      helped: { soon: "de lujo, gracias cracks", late: "bueno, gracias, la proxima vez voy en bici" },
    },
    {
      id: "es-staff-praise",
      who: "nacho_leon",
      kind: "praise",
      where: "page",
      opening:
        "la chica de la tienda de andorra la vella me ha ayudado a bajar el colchon TRES pisos. no se como se llama pero es la mejor",
      waiting: [],
      helped: { soon: "decidle que le debo un cafe 🙌", late: "jaja de nada, se lo merece" },
    },
  ],
};
