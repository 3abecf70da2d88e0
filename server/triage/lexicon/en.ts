/** English, British and American, as written to brands. */
import type { Lexicon } from "./lexicon.ts";

export const en: Lexicon = {
  negation: `not, no, never, none, nothing, dont, doesnt, didnt, isnt, arent, wasnt, werent, wont, cant, cannot, couldnt,
    wouldnt, hasnt, havent, hadnt, aint, without, hardly, far from, dont think, nobody, less than`,
  booster: "very, really, so, extremely, absolutely, totally, super, incredibly, bloody, too, truly",
  but: "but, however, although, though, yet, except",
  great: `amazing, awesome, excellent, fantastic, brilliant, outstanding, superb, wonderful, perfect, perfectly, incredible,
    love, loved, loving, best, delighted, thrilled, exceptional, impeccable, flawless, you rock, made my day, life saver,
    lifesaver, above and beyond, second to none, kudos, shout out to, hats off, phenomenal, stellar, five stars, 5 stars,
    well done, lovely, gorgeous, top notch, over the moon, blown away, cant fault, love it`,
  good: `good, great, nice, happy, pleased, helpful, friendly, kind, quick, fast, smooth, easy, enjoy*, recommend, recommended,
    impressed, polite, professional, comfortable, clean, delicious, tasty, efficient, thanks, thank, appreciate*, glad, cool,
    fun, better, worth it, reliable, satisfied, grateful, cheers, sweet, yay, congrat*, beautiful, excited, proud, win, won,
    spot on, no problems, no issues, thx, ty, looking forward, cant wait, never disappoint*, no complaints, without a hitch,
    like|liked the|this|your|it, works great|well|perfectly, pleasant, courteous, welcoming, prompt, promptly, favourite, favorite`,
  bad: `bad, poor, poorly, slow, rude, disappointed, disappointing, disappointment, annoying, annoyed, annoys, frustrat*,
    upset, unhappy, unhelpful, useless, dirty, cold, broken, problem, problems, issue, issues, wrong, fail, fails, failed, failing,
    failure, lost, missing, damaged, faulty, late, delay, delays, delayed, stuck, waiting, complaint,
    complain, complaining, sucks, suck, hate, mess, sad, tired of, sick of, fed up, worse, unfair, overpriced, expensive, lousy,
    angry, shame, sorry excuse, confusing, confused, nobody, ridiculous*, silly, stupid, crap, crappy, poor service, ignored,
    ignoring, unprofessional, incompetent, inconvenien*, mistake, error, errors, refuse, refused, rubbish, trash, unable, noisy,
    not happy, not impressed, not good, not great, not ok|okay, not working, not cool, not acceptable, not helpful, what happened,
    nothing works, unfortunately, shameful, unreliable, misleading, lied, lies, lying, nightmare, wasted, waste, wtf, smh,
    ugh, ffs, screw*, bother, sigh, boo, crashed, crashes, crashing, hung up, down again, blame, excuse, excuses, careless, pathetic*`,
  awful: `terrible, awful, horrible, horrendous, disgusting, disgusted, disgrace, disgraceful, appalling, atrocious, worst,
    unacceptable, outrageous, furious, livid, joke of a, absolute joke, total joke, what a joke, scam, scammers, scammed, rip off,
    ripoff, ripped off, fraud, thieves, theft, pathetic, shambles, never again, avoid, inexcusable, diabolical, abysmal, dreadful,
    shocking, disaster, fuming, lost a customer, lost my custom, lost my business, hot mess, zero stars, 0 stars, fiasco,
    never fly|use|buy|order|shop with|from|you|again|, piece of crap|junk|shit, fuck*, shit, shitty, bullshit, wtf, the worst, worst ever`,
  failure: {
    order_tracking: `hasnt|hasn't|havent|not|never|didnt|still+not|didn't arrived|arrive|come|shown+up|turned+up|been+delivered|been+dispatched|been+shipped|been+received|shipped
      still waiting for|on+my|the|our|a order|parcel|package|delivery|item|items|refund|book|dress
      says|marked|shows|status as|it's|it+was|is|has+been|was| delivered, never received|got|arrived|came|turned up, not been delivered
      not arrived|received|here yet, hasnt|havent|has+not|have+not arrived|come|turned+up|been+delivered|been+shipped|been+dispatched
      havent|haven't|have+not|didnt|did+not|never received|receive|got|get my|the|it|any|anything
      missing from my|the order|parcel|package|box, item|items|one|part|parts is|are|was missing, only received|got|sent|came one|half|part
      no sign of|word on+my|the|it, stuck in|at transit|customs|depot|the|sorting, lost my parcel|package|order|delivery, parcel|package is|was|got|has lost|disappeared|vanished
      missed delivery, no tracking|update|updates, tracking hasnt|has+not|not|doesnt|does+not|is updated|update|moved|work|working|stuck
      left my|the parcel|package in|at|with|on|outside, delivered to the+wrong|my+neighbour|someone, wrong address, parcel|package|order is|was late|delayed|overdue
      was|were supposed|due|meant to arrive|be+delivered|come+yesterday, order is late|delayed|overdue`,
    returns_refunds: `no|without|still+no|waiting+for|waiting+on my|a|| refund|compensation|reimbursement, refund hasnt|has+not|not|never|still come|arrived|been|appeared|hasnt
      wrong item|size|colour|color|product|one|model|order|shoes, arrived|came|turned+up|received broken|damaged|smashed|cracked|torn|faulty|defective|ripped|stained|used
      sent me the+wrong|a+different|someone, refuse*|refusing|wont|won't|denied|deny to|a|my|me| refund|exchange|reimburse, never refunded|got refunded, not refunded|been refunded, havent|haven't been refunded
      received the|a wrong|damaged|broken|faulty|different, not as described, not what i ordered, sent the wrong`,
    billing_price: `charged me|twice|double|again|for|my|extra, overcharged, over charged, double charged|billed, billed|charged twice|wrong|again|incorrectly|double, hidden fees|charges|costs
      taken money|payment|# from|out|twice, took money|payment|# from|out|twice, wrong price|amount|bill|invoice, bill|invoice|price is|was wrong|higher|incorrect, price went|gone up, discount code|voucher|coupon doesnt|not|isnt|wont|didnt work|working|apply
      payment failed|declined|rejected|refused, charged but, still being|getting charged|billed, overpriced, charging me|us|for`,
    account_access: `cant|can't|cannot|unable|wont+let+me|not+able|couldnt to|| log|login|sign|get|access in|into|on|my+account|the+account|my+order, locked out, account|login|password is|was|has+been|got|doesnt|not|isnt|wont locked|blocked|suspended|disabled|working|work|recognised|deleted|closed
      login|password|code doesnt|does+not|not|isnt|fails|wont|never|wont work|working|arrive|arrived|come, not receiving|getting the|my|any code|verification|reset, miles|points not|missing|disappeared|never|havent|gone|credited
      my account was|has+been|got hacked|locked|blocked|closed|deleted|suspended, invalid password|booking reference|login`,
    technical_fault: `app|site|website|page|system|it|machine|device|printer|phone|router|screen|checkout|wifi|internet|signal|connection|software|update keeps|is|isnt|doesnt|does+not|wont|will+not|not|just|always|has|stopped|never crashing|crashes|crashed|freezing|frozen|freezes|broken|down|working|work|load|loading|open|opening|responding|respond|connect|start|turn|slow|dropping|cuts
      not|isnt|isn't|stopped|doesnt|doesn't|dont|wont|never|dosent|didnt|won't working|work|load|loading|opening|respond|responding|connecting|charging|charge|turn|turning
      error message|code|page|#|when|every, keeps crashing|freezing|disconnecting|dropping|cutting|failing|saying|giving|logging|restarting|buffering, site|app|website is|'s|has|still| down|crashed|broken|slow|useless
      blank screen|page, broken link, broke after|down|again, stopped working|charging, no signal|internet|wifi|connection|service|4g|coverage|broadband, no hot water, server down|error, battery drains|dies|died|dead, wont|won't update|download|install|sync|pair|print|play`,
    product_info:
      "not as advertised, false advertising, misleading description, poor quality, bad quality, fell apart, cheap quality, out of stock again, not in stock, sold out again, smaller than, tastes awful|bad|off|weird",
    hours_location:
      "was|were|is|you're|found+it closed|shut when|even|early|despite|without, closed early, it|shop|store|you was|were closed|shut, wrong opening hours|times, wrong hours",
    service_staff: `no answer|reply|response|one+answers|one+answering|one+picks|one+replied|one+responds|one+cares|one+called, on hold for|since|over|again|almost|nearly|#, been on hold, holding for, still no reply|response|answer|call|one|email|word, nobody|noone|no+one answers|answered|replies|replied|responds|responded|called|picks|cares|helps|helped|knows|bothered
      hung|hang up on, ignored|ignoring|ignore me|my|us|emails|messages|customers, never|not|havent|hasnt|have+not|didnt replied|reply|answered|answer|responded|respond|called|call|got|heard back|from|me|my|, rude staff|driver|agent|employee|man|woman|lady|person|waiter|crew|customer|behaviour, staff|driver|agent|employee|crew|waiter|attendant|she|he|they is|was|were|are|has+been so|very|extremely|really|| rude|unhelpful|useless|aggressive|shouting|dismissive|incompetent|lazy
      customer|your service|support is|was|are|| so|a|just|really|the|| awful|terrible|horrible|appalling|shocking|useless|rubbish|pathetic|joke|nonexistent|poor|bad|worst|shit, worst|terrible|awful|poor|bad|horrible|zero|shocking|appalling|no|lack+of|horrendous|the+worst customer|| service|care|support, passed|sent|transferred from|around|between department*|pillar|one|people|, no help, waited|waiting on|in the|| phone|line|queue|hold, cant get through|hold, no customer service, dont care|answer, keep|kept getting|being transferred|disconnected|cut+off`,
    service_disruption: `flight|train|bus|ferry|connection|plane|service|trip|tour|departure|it+is|was|has|been|got|now|just|has+been|again| delayed|cancelled|canceled|late|postponed|overbooked|diverted|grounded|rescheduled, cancelled flightled|flight|my|our, canceled my|our|flight, missed my|our|the connection|connecting|flight|train|meeting|wedding, late flight, delayed flight|train|bag|baggage|luggage|again|for|by|over|#, # hour|hours|hr|hrs|minute|minutes|mins|min late|delay|delayed, lost|delayed|missing|damaged|forgot|broke my|our| luggage|bag|bags|suitcase|baggage|stroller|case, luggage|bag|bags|suitcase|baggage is|are|was|were|has|have|never|still|hasnt|didnt|not| lost|missing|damaged|delayed|arrive|arrived|come|broken|been, sitting|stuck|sat|waiting|stranded on|at|in+the|a| plane|tarmac|runway|airport|gate|station, bumped from|off, denied boarding, power|internet|network cut|outage|down, no power|water|electricity|heating|gas, outage`,
    other:
      "this is a joke, you messed up, messed up my|our|the, screwed up, let me|us down, let down, waste of money|time, broke your|the promise, didnt do|deliver|honour, false promises, broken promises, ruined my|our, cost me my|our|a",
  },
  topic: {
    order_tracking:
      "order, orders, parcel, package, deliver*, delivery, courier, dispatch*, shipped, shipping, shipment, tracking, track, arrive, arrived, arriving, where is my order, order status, in transit, driver, postman, out for delivery, delivery date",
    returns_refunds:
      "refund*, return*, exchange, money back, reimburse*, compensat*, cancel my|the|this|an order|subscription|booking|contract|reservation, send it back, sending it back, voucher instead, wrong item|size|colour, damaged, defective, warranty, replacement, replace it, cancellation fee|policy, claim form, swap it",
    billing_price:
      "price*, cost, costs, how much, fee, fees, charge, charged, charges, invoice*, bill, bills, billing, billed, payment, pay, paid, discount*, offer, offers, promo*, voucher, coupon, tax, vat, direct debit, receipt, tariff, deposit, expensive, cheap, cheaper, fare, fares, sale, instalments, paypal, charged twice",
    account_access:
      "login, log in, log on, log into, sign in, sign into, sign up, password, account, username, profile, verification code, access code, booking code|reference, membership, member number, loyalty, points, miles, my points, my miles, locked out, register, registration, activate my, two factor, my email address, change my email|phone|name|address|details, frequent flyer, reset link",
    technical_fault:
      "app, website, site, web page, page, error, bug, crash*, glitch, screen, device, machine, wifi, internet, broadband, signal, network, router, software, firmware, update, loading, battery, charger, bluetooth, server, link, checkout page, browser, coverage, doesnt work, not working, phone signal, remote, printer, the tv",
    product_info:
      "size, sizes, colour, colors, colours, color, material, made of, ingredient*, gluten, vegan, stock, in stock, back in stock, available, availability, model, version, feature*, compatible, compatibility, include*, contain*, allergen*, spec*, difference between, warranty last, menu, dimensions, weigh*, waterproof, suitable for, restock*, come with, comes with, do you sell|have|make|stock, breakfast included, allowed on board, hand luggage allowance|size, pets allowed, allergic",
    hours_location:
      "open, opening hours|times, opening, close, closing time, what time, hours, where are you, where is the|your|| nearest|shop|store, located, location, address of, nearest, timetable, schedule, parking, park, phone number, contact number, email address for|of, which store|shop|branch, open on, open tomorrow|today|sunday|sundays, closed on, how do i contact|reach, how can i contact|reach, directions, branch, get there, what number, sundays, bank holiday, at what time",
    service_staff:
      "staff, employee, agent, customer service|care|support, waiter, waitress, assistant, manager, crew, attendant, representative, rep, on hold, hold music, call centre|center, helpline, call back, my emails|messages|calls|dms, the lady|man|guy|girl at|who, service desk, receptionist, your team, unanswered, reply to my, answer my, answer the phone, answered my, check in desk",
    service_disruption:
      "flight, flights, delay, delays, delayed, cancelled, cancellation, strike, strikes, outage, baggage, luggage, suitcase, bag, bags, overbook*, overbooked, rebook*, connection, boarding, gate, train, trains, bus, power cut, disruption*, service down, tarmac, plane, stranded, diverted, grounded, runway, missed connection, departure, maintenance works",
  },
  question:
    "what, what's, whats, when, whens, where, wheres, which, who, whose, how, how's, is|are there, is|are it|this|that|the|you|your|they|we|my, do|does|did you|i|we|they|it|the|this|your|anyone|my, can i|we|it|they|the, could i|we|it, will i|it|you|the|there|my|we|this, would i|it|this, should i|we, has|have|had my|the|it|you|they|anyone, am i, any idea|news|update|chance|eta|plans, may i, was|were my|the|there|it, any updates|news on|about",
  why: "why, how come, how can you|this|that|it|a, how is this|it|that possible, how long, how many times, how hard, how is it, what kind of, how do you expect, what's the point, do you|u even",
  tell: "can|could|would|will you|u|someone|anyone|anybody|somebody please|pls|kindly| tell|advise|confirm|explain|let+me+know|clarify|say|inform, please|pls|kindly tell|advise|confirm|explain|let+me+know|clarify, let me|us know, would|'d like to know|ask, want|need|wanted to know|ask, wondering if|when|whether|how, just wondering, i wonder, do you know, does anyone know, quick question, question about, i have a question, i was wondering, want|need|like to know",
  request: `please|pls|plz|kindly help|send|refund|cancel|call|change|fix|check|contact|dm|resend|replace|reset|unlock|activate|block|remove|delete|add|update|look|give|return|stop|credit|reply|respond|get|sort|follow|assist|investigate|issue|process|email|ring|close|reopen|confirm|put|book|rebook|reschedule|unsubscribe|forward|deliver|collect|arrange|transfer|escalate|resolve|move|ask|bring
    can|could|will|would|u you|someone|anyone|somebody|u|you guys please|pls|kindly|just|also| help|send|refund|cancel|call|change|fix|check|contact|dm|resend|replace|reset|unlock|activate|block|remove|delete|add|update|look|give|return|stop|credit|get|sort|follow|assist|investigate|issue|process|email|ring|close|reopen|put|book|rebook|reschedule|forward|deliver|collect|arrange|transfer|escalate|resolve|move|make
    want|need|demand|request|require|expect|would+like|'d+like a|my|an|the|some|| full|| refund|money|replacement|exchange|compensation|invoice|receipt|cancel*|manager|return|callback|call
    want|need|would+like|'d+like|wish|trying to cancel|return|exchange|change|speak|talk|update|close|delete|book|rebook|report|claim|request|unsubscribe|complain|reschedule|add|get
    need|want someone|you|somebody|your to|help, need help|assistance, help me|us|please|pls, i need help, give me my|a|back, money back, refund me|us|my, call me|us, cancel my|the|this|it, send me|us|it, dm me, get back to me, get in touch, follow me|back so, would|'d like to, want my money|refund, put me|us through`,
  thanks:
    "thanks, thank you, thank u, thx, ty, cheers, many thanks, much appreciated, appreciated, ok, okay, perfect, got it, will do, done, sent, no worries, no problem, great thanks, ok thanks, dm sent, just sent|did, sorted now, good morning, hello, hi, bye, you too, yes, no, hey",
  scorn:
    "thanks for nothing|losing|ruining|cancelling|wasting|leaving|making|hanging|ignoring|the+delay|breaking|the+delays|forgetting|not, thanks a lot for losing|ruining|nothing|cancelling, congratulations on|for losing|ruining|cancelling|breaking|being+the+worst, well done on|for losing|ruining|cancelling|breaking",
  rude: "rude, rudely, unhelpful, impolite, disrespectful, dismissive, unprofessional, arrogant, aggressive, condescending, shouted at, yelled at, hung up",
  exists: "is|are there, is it, any known, do you have",
  sarcasm:
    "well done for, great|nice job|work|one losing|ruining|cancelling, congratulations on|for, what a surprise, surprise surprise, slow clap, way to go, good luck with|getting, how lovely of, so much for, brilliant service as always, yeah right, love how you|they, love being|waiting|paying|sitting|it when, as usual, once again, oh great|good, must be nice, what a joke, another great|day|delay, because that makes sense, lol at",
  rhetorical:
    "are you|u kidding|serious|joking|for+real|having+a+laugh|insane, seriously, is this|it a+joke|how|acceptable|normal|really|serious, how hard is|can it, do you|u even, what is+wrong+with|the+hell|the+heck|is+the+point, what kind of, how is this|that|it possible|acceptable|legal|fair|ok, how can|do you|they sleep|justify|treat|call|charge, when will you|this learn|end|stop, who do you think, is anybody|anyone there|home|awake|alive|even, do you ever|really|actually, what are|am you|we|they|i even|actually|paying, really, wtf, why bother, why do you|i always|even|bother|keep, why is it|this always|so|never|impossible, why cant you|u|i, why should i, how dare, you call this|that, what a way, how many times, am i supposed|meant to, what more|else do",
  closed:
    "already|now|has+been|been|all|it's|got|is+now resolved|sorted|fixed|solved, problem solved|resolved|fixed|sorted, all good now, all sorted|good|done, no longer need*, never mind, nevermind, ignore my last|previous, works|working again|now|fine, it works now, sorted out now, my mistake, my fault, my bad, false alarm, got|found it now|eventually, finally arrived|came|got it",
  own: "my, mine, our, me, i ordered|bought|paid|booked|returned|cancelled|received|sent|called|emailed|contacted|subscribed|purchased|placed, i've|ive ordered|bought|paid|booked|been|had|called|emailed|sent|tried, we booked|ordered|paid|bought, i was|am|'m charged|billed|waiting|locked|on|still|trying, havent|haven't|didnt received|receive|got|get",
  safety:
    "injur*, hurt by|myself|my|me, hospital, ambulance, fire, caught fire, smoke coming, smoking, burnt|burned me|my|hand, burning smell, electric shock, electrocuted, choked, choking, poisoned, food poisoning, allergic reaction, anaphyla*, insulin, medication in, my medication|medicine, medical emergency, unsafe, danger, dangerous*, bleeding, exploded, explosion, gas leak, smell of gas, collapsed, wheelchair, oxygen, gluten in, glass in my, asthma, threatened me, assaulted, overheating, overheats, swollen, sparks, in labour, diabetic, epileptic, pregnant and, brakes failed",
  stranded:
    "stranded, stuck at|in the|an|a|| airport|station|lift|elevator, stuck abroad|overnight, sleeping|sleep|slept at|in|on the airport|station|floor, no way|means to|of get|getting home, cant get home, no hotel, boarding now, flight leaves in, leaves in #, locked in, trapped, on the roadside, broken down on, left us|me stranded|at+the+airport|in+the+street|on+the+road, departs in, at the airport now|right now|and, at the gate now, no heating, no water, middle of nowhere, nowhere to sleep|stay, without money abroad",
  legal:
    "lawyer, solicitor, attorney, legal action, legally, sue, suing, court, small claims, trading standards, ombudsman, consumer rights|protection|authority|association|agency, better business bureau, bbb, regulator, ofcom, ofgem, report you to, police, lawsuit, take this further legally, citizens advice, data protection, gdpr, dot complaint, which magazine, to the press, newspaper, watchdog, class action, file|filing a complaint with",
  fraud:
    "fraud, fraudulent, scammed, hacked, stolen, stole, theft, phishing, identity theft, unauthorised, unauthorized, not authorised, i did+not|didnt|never make|authorise|authorize|order|recognise|recognize, someone|somebody used|accessed|else+used|is+using|has+been+using my, fake site|website|account|profile|email, impersonat*, card cloned, dont|don't recognise|recognize this|the|a, suspicious transaction|charge|payment|activity, took over my account, pretending to be, scam email|text|call|sms",
  deadline:
    "by tomorrow|tonight|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday, before tomorrow|tonight|monday|friday|saturday|sunday|the+weekend|christmas|noon|my+flight, tomorrow morning, is tomorrow, travel|travelling|traveling|fly|flying|leave|leaving|flight|wedding|birthday is|| tomorrow|tonight|today, urgent*, asap, as soon as possible, right away, immediately, today is the last, deadline, expires today|tomorrow, within # hours, in # hours, need it today|tomorrow|by|for, for tomorrow, this afternoon, emergency, in the next hour, last day",
  repeated:
    "third|fourth|fifth|second|3rd|4th|5th|2nd|tenth|10th|nth time|email|call|message|complaint, # times, # emails|calls|messages|tickets|attempts, several|many|multiple|countless|numerous|three|four|five|ten|so+many times|emails|calls|messages|tickets, yet again, no reply|response|answer to|from|since|after|yet|in, still no reply|response|answer|word|update|refund, nobody|noone|no+one has|| replied|replies|answers|answered|called+back|responds|responded|gets+back|got+back, keep asking|calling|emailing|writing|contacting, chasing, again and again, over and over, already called|written|emailed|asked|contacted|complained|reported|told|tried, i|i've|ive have|already|been|| written|emailed|called|asked|chasing|contacted|calling|phoned twice|several|before|already|for|#|two|three|four|five|many|you+#|you+twice|you+several|you+three, ignoring me|my|us, ignored my|me|us, not replying|answering|responding, havent replied|heard|answered|responded, no one gets back, never called|got|replied back",
  unusable:
    "cant|can't|cannot|unable|couldnt to|| log|login|access|use|call|pay|work|connect|get+into, locked out, completely|totally dead|down, everything|everythings is|| down|dead, nothing works|working, no internet|service|signal|power|electricity|connection|network|broadband|phone|hot+water|heating, without internet|service|power|water|phone|electricity|heating, account is|was|has+been|got| locked|blocked|suspended|closed|disabled|deleted, total outage, bricked, unusable, completely dead, wont turn on, doesnt turn on, blocked my account|card, card is|was|has+been blocked|frozen|declined",
  money:
    "charged twice|double|again|wrongly|without, double charged|charge|billed, charged me|us twice|double|again|wrongly|without|after, overcharged, took|taken money|payment|it|# twice|from|out|without, wheres|where+is my refund|money, still no refund, no refund yet|after|in, waiting for|on my|a|| refund|money|reimbursement, refund hasnt|has+not|still|not|never, refund since, havent|haven't been refunded, charged after cancelling, without my permission|consent|authorisation|authorization, charging me for|after|twice|even",
  overdue:
    "overdue, past the delivery date, weeks late, months late, last month, for weeks, for months, for ages",
  late: "overdue, long overdue, weeks late|ago|later|now, months late|ago|later|now, for weeks|months|ages, still waiting after, since last week|month, over a week|month|fortnight, more than a week|month, still hasnt|not|waiting|havent|no, last month, supposed to arrive|be+delivered, was due, were due, past the delivery date",
  hours: "hour, hours, hr, hrs",
  days: "day, days, business days, working days",
  weeks: "week, weeks, wks, fortnight",
  months: "month, months",
};
