/** Invented messages: text, then kind, topic, mood, urgency, reply or none, audience. */
export const es: [text: string, expected: string][] = [
  [
    "Llevo dos semanas esperando mi pedido y todavía no ha llegado",
    "complaint order_tracking negative 2 reply private",
  ],
  ["Hola, ¿dónde está mi paquete? Debía llegar el martes", "question order_tracking neutral 1 reply private"],
  ["¿Hacéis envíos a Canarias?", "question order_tracking neutral 1 reply public"],
  ["Quiero que me devolváis el dinero de la lavadora", "request returns_refunds neutral 1 reply private"],
  ["El jarrón ha llegado roto, menuda chapuza", "complaint returns_refunds negative 1 reply private"],
  ["¿Cómo puedo hacer una devolución?", "question returns_refunds neutral 1 reply public"],
  ["Me habéis cobrado dos veces la cuota de marzo", "complaint billing_price negative 2 reply private"],
  ["Cuánto cuesta la entrada para niños?", "question billing_price neutral 1 reply public"],
  [
    "no puedo entrar en mi cuenta, me dice contraseña incorrecta",
    "complaint account_access negative 2 reply private",
  ],
  [
    "Me han hackeado la cuenta y están comprando con mi tarjeta",
    "complaint account_access negative 3 reply private",
  ],
  ["La app se cuelga cada dos por tres, qué asco", "complaint technical_fault negative 1 reply public"],
  ["La web no carga desde esta mañana", "complaint technical_fault negative 1 reply public"],
  ["¿Las galletas llevan gluten?", "question product_info neutral 1 reply public"],
  ["¿Tenéis la talla 42 en negro?", "question product_info neutral 1 reply public"],
  ["A qué hora abrís los domingos??", "question hours_location neutral 1 reply public"],
  ["¿Dónde está la tienda más cercana a Lleida?", "question hours_location neutral 1 reply public"],
  ["El repartidor fue muy maleducado conmigo", "complaint service_staff negative 1 reply public"],
  ["He llamado cinco veces y nadie me atiende", "complaint service_staff negative 2 reply private"],
  [
    "Nos habéis cancelado el vuelo y estamos tirados en Orly sin hotel",
    "complaint service_disruption negative 3 reply private",
  ],
  ["¿Hay alguna avería de luz en Triana?", "question service_disruption neutral 1 reply public"],
  ["Un diez para el personal de recepción, encantadores", "praise service_staff positive 0 none public"],
  ["Me encantan vuestras zapatillas!!! 😍😍", "praise other positive 0 none public"],
  ["ok gracias", "other other positive 0 none public"],
  ["Sois unos ladrones sinvergüenzas", "complaint other negative 0 none public"],
  ["Enhorabuena por perder mi maleta otra vez", "complaint service_disruption negative 1 reply private"],
  [
    "Como no me devolváis el dinero os pongo una denuncia en consumo",
    "complaint returns_refunds negative 3 reply private",
  ],
  ["Ya me ha llegado, todo solucionado, gracias", "other other positive 0 none public"],
  [
    "Podéis llamarme al 612 34 56 78? Es por un cargo en mi factura",
    "request billing_price neutral 1 reply private",
  ],
  [
    "¿Hasta cuándo vamos a estar sin internet? Es una vergüenza",
    "complaint technical_fault negative 2 reply public",
  ],
  [
    "Mañana viajo y no encuentro mi localizador, ayuda por favor",
    "request account_access neutral 2 reply private",
  ],
  ["Encontré un gusano en la ensalada", "complaint product_info negative 3 reply private"],
  ["¿Hay gusanos en la harina si se guarda mucho?", "question product_info neutral 1 reply public"],
];
