/** Invented messages: text, then kind, topic, mood, urgency, reply or none, audience. */
export const ca: [text: string, expected: string][] = [
  [
    "Fa tres setmanes que espero la comanda 44871 i encara no ha arribat res.",
    "complaint order_tracking negative 2 reply private",
  ],
  ["Bon dia, em podeu dir on és la meva comanda?", "question order_tracking neutral 1 reply private"],
  ["Feu enviaments a Andorra?", "question order_tracking neutral 1 reply public"],
  [
    "Vull que em torneu els diners de la jaqueta que vaig retornar",
    "request returns_refunds neutral 1 reply private",
  ],
  [
    "La tetera m'ha arribat trencada, quin desastre d'embalatge",
    "complaint returns_refunds negative 1 reply private",
  ],
  ["Com puc fer una devolució?", "question returns_refunds neutral 1 reply public"],
  ["M'heu cobrat dues vegades la mateixa factura!", "complaint billing_price negative 2 reply private"],
  ["Quant costa el forfet de dia per a nens?", "question billing_price neutral 1 reply public"],
  [
    "No puc entrar al meu compte, diu que la contrasenya és incorrecta",
    "complaint account_access negative 2 reply private",
  ],
  [
    "M'han hackejat el compte i algú ha comprat amb la meva targeta!!",
    "complaint account_access negative 3 reply private",
  ],
  ["L'app es penja cada cop que l'obro 😡", "complaint technical_fault negative 1 reply public"],
  ["La web no carrega des d'aquest matí", "complaint technical_fault negative 1 reply public"],
  ["Aquest formatge porta gluten?", "question product_info neutral 1 reply public"],
  ["Tornareu a tenir el model blau en talla 38?", "question product_info neutral 1 reply public"],
  ["A quina hora obriu els diumenges?", "question hours_location neutral 1 reply public"],
  ["On sou exactament? Hi ha aparcament?", "question hours_location neutral 1 reply public"],
  ["La dependenta de Meritxell és molt maleducada", "complaint service_staff negative 1 reply public"],
  ["Us he escrit quatre correus i ningú em respon", "complaint service_staff negative 2 reply private"],
  [
    "Estem tirats a l'aeroport, ens heu cancel·lat el vol i no tenim on dormir",
    "complaint service_disruption negative 3 reply private",
  ],
  ["Hi ha algun tall de llum a Encamp?", "question service_disruption neutral 1 reply public"],
  [
    "Quin tracte tan bo el de la Núria a recepció, moltes gràcies!",
    "praise service_staff positive 0 none public",
  ],
  ["Les galetes són boníssimes 😍", "praise other positive 0 none public"],
  ["moltes gràcies!!", "other other positive 0 none public"],
  ["Sou una colla de lladres, quina vergonya", "complaint other negative 0 none public"],
  ["Gràcies per perdre'm la maleta, sou uns cracks", "complaint service_disruption negative 1 reply private"],
  [
    "Si no em retorneu els diners demà aniré a consum i al meu advocat",
    "complaint returns_refunds negative 3 reply private",
  ],
  ["Ja està solucionat, gràcies", "other other positive 0 none public"],
  ["Em podeu trucar al 345678? És per la meva factura", "request billing_price neutral 1 reply private"],
  ["siiii m'encanta!!!", "praise other positive 0 none public"],
  ["Per què pago fibra si no funciona mai internet?", "complaint technical_fault negative 1 reply public"],
  ["Hi havia un tros de plàstic dins el pa de motlle", "complaint product_info negative 3 reply private"],
];
