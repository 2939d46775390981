### Les mots des avis, en français. Le modèle est en.ftl ; on vouvoie.

## Dates, heures, nombres

month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
month-short = { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
date = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date } à { $clock }
span-moment = le { $date } à { $clock } ({ $zone })
span-day = le { $date } entre { $first } et { $last } ({ $zone })
span-days = entre le { $first } et le { $last } ({ $zone })
since-day = depuis le { $date }
on-day = le { $date }
number = { $number }
quote = « { $text } »
list-and = { $list } et { $last }
list-more = { $list } et { $more } autres

## Objet

-act-today = À faire aujourd’hui
subject-forged = Quelqu’un utilise votre adresse : { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} { $when }. Votre boîte n’a pas été utilisée
subject-forged-beside = Quelqu’un utilise votre adresse : { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} { $when }
subject-account = { -act-today } : du courrier est parti de votre boîte { $mailbox }
subject-account-office = { -act-today } : du courrier est parti de votre propre réseau, en votre nom ({ $mailbox })
subject-account-server = { -act-today } : un de vos serveurs a envoyé du courrier en votre nom ({ $mailbox })
subject-unclear = Courrier retourné qui n’est peut-être pas de vous : { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}, cause encore incertaine
subject-lure = { $messages ->
    [one] À ne pas ouvrir : { $messages } message se fait passer pour un retour
   *[other] À ne pas ouvrir : { $messages } messages se font passer pour des retours
}
subject-clear-forged = Le faux courrier s’est arrêté : plus rien { $since }
subject-clear-account = Plus de courrier étranger parti de votre boîte : rien { $since }
subject-clear-other = Plus de courrier retourné : rien { $since }

## Constat, et que faire aujourd’hui

verdict-forged = Quelqu’un d’autre a mis votre adresse sur des messages que vous n’avez pas écrits. Votre boîte n’a pas été utilisée. Cela ne veut pas dire que vous avez été piraté.
today-forged = Vous n’avez rien à faire aujourd’hui, et pas besoin de changer de mot de passe.
verdict-forged-beside = Quelqu’un d’autre a mis votre adresse sur ces messages. Ils ne sont pas partis de votre boîte.
verdict-forged-some = Quelqu’un d’autre a mis votre adresse sur ces messages. Au moins { $traced } sur { $messages } ne sont pas partis de votre boîte ; des autres, nous ne savons rien.
beside-break-in = Plus urgent : vous avez aussi reçu un avis qui commence par « { -act-today } ». Faites d’abord ce qu’il dit.
beside-unclear = Pour d’autres messages revenus ces jours-ci, personne ne peut encore dire qui les a envoyés. Vous avez reçu ou recevrez un avis à part : c’est seulement si ses vérifications ne trouvent rien que votre boîte n’a sûrement pas servi.
verdict-account = Des messages que vous n’avez pas écrits sont sans doute partis de votre compte ou de votre serveur. Vous avez peut-être été piraté. Merci d’agir aujourd’hui.
account-own = S’ils viennent de vous, d’un collègue ou d’un de vos programmes, dites-le simplement à votre informaticien.
verdict-unclear = Des messages à votre adresse sont revenus, et on ne peut pas encore dire qui les a envoyés. Ils sont peut-être de vous, peut-être faux. Trois petites vérifications aideront.
today-unclear = Aujourd’hui : faites les trois vérifications ci-dessous. Elles prennent cinq minutes.
verdict-lure = Un message dans votre boîte dit qu’un de vos envois est revenu. Rien ne montre que le système de messagerie qu’il nomme l’a écrit, et de tels messages sont le plus souvent un appât : n’ouvrez pas la pièce jointe et ne faites pas ce qu’il demande.
today-lure = Aujourd’hui : laissez-le de côté. Si vous avez vraiment écrit à la personne qu’il nomme, demandez-lui par un autre moyen si votre message est arrivé. Le recevoir ne veut pas dire que vous avez été piraté.
verdict-clear-forged = Le courrier à votre fausse adresse s’est arrêté. Plus rien n’est revenu { $since }.
verdict-clear-account = Plus aucun message que vous n’avez pas écrit n’est revenu { $since }. L’accès semble fermé.
verdict-clear-other = Plus rien n’est revenu { $since }.
today-clear = Vous n’avez rien à faire aujourd’hui.
phrase = Votre phrase secrète : { $phrase }

## Depuis le dernier avis

heading-since = Depuis le dernier avis
since-new = { $messages ->
    [one] { $messages } message de plus est revenu { $since }.
   *[other] { $messages } messages de plus sont revenus { $since }.
}
since-none = Rien de plus n’est revenu { $since }.
occasion-growth = Il y en a maintenant beaucoup plus : c’est pourquoi nous vous écrivons de nouveau.
occasion-verdict = Nous en savons plus. Notre constat était : { $before }. Il est maintenant : { $now }.
occasion-harm = Les messages sont maintenant d’une autre sorte : c’est pourquoi nous vous écrivons de nouveau.
occasion-report = Un signalement à un réseau est prêt et attend votre réponse.
occasion-reopened = Cela s’était arrêté. Cela vient de recommencer.

## Ce qui s’est passé

heading-happened = Ce qui s’est passé
happened = { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} avec { $count ->
    [one] votre adresse
   *[other] vos adresses
} { $addresses } { $messages ->
    [one] est revenu
   *[other] sont revenus
} { $span }.
happened-recipients = Destinataires : { $recipients ->
    [one] { $recipients } adresse
   *[other] { $recipients } adresses
}.
origin-one = { $messages ->
    [one] Il vient d’un seul ordinateur : { $place }.
   *[other] Ils viennent d’un seul ordinateur : { $place }.
}
origin-many = Ils viennent de { $computers } ordinateurs dans { $networks ->
    [one] { $networks } réseau
   *[other] { $networks } réseaux
}, surtout : { $place }, { $messages }.
place-named = réseau { $network } ({ $country })
place-network = réseau { $network }
place-country = réseau sans nom ({ $country })
place-unknown = réseau de nom inconnu
limit = Nous ne voyons que ce qui revient ; il peut y en avoir eu plus.
receivers = D’autres serveurs en ont refusé { $refused } sur { $total } grâce à votre enregistrement DMARC.
happened-lure = { $messages ->
    [one] { $messages } message de ce genre est arrivé { $span }. Voici comment le trouver :
   *[other] { $messages } messages de ce genre sont arrivés { $span }. Voici comment les trouver :
}
sample-short = Objet { $subject }, de { $from }

## Comment nous le savons

heading-proof = Comment nous le savons
postmark = N’importe qui peut écrire votre nom sur une enveloppe ; le cachet de la poste montre d’où elle est partie. Nous lisons le cachet.
traced = { $messages ->
    [one] Il montre un autre ordinateur que les vôtres ou ceux de votre fournisseur.
   *[other] { $traced } sur { $messages } montrent d’autres ordinateurs que les vôtres ou ceux de votre fournisseur.
}
compared-spf = Ces ordinateurs ne sont pas sur votre liste d’expéditeurs (SPF).
compared-sent = Le message n’est pas dans vos messages envoyés.
compared-signature = Votre propre courrier est toujours signé ; celui-ci ne l’est pas.
witness-several = { $systems ->
    [one] { $systems } serveur l’a retourné ; des témoins indépendants confirment.
   *[other] { $systems } serveurs les ont retournés ; des témoins indépendants confirment.
}
witness-one = Aucun second serveur indépendant ne l’a encore confirmé.
postmark-own = Ce cachet est le vôtre : le message est passé par votre compte ou votre serveur.
postmark-own-office = Ce cachet est le vôtre.
how-account = Quelqu’un s’est servi de votre compte depuis un endroit qui n’est pas le vôtre.
how-script = Un de vos serveurs l’a envoyé ou transmis : regardez son journal et votre site web.
how-office = Un ordinateur de votre propre réseau l’a envoyé lui-même, sans passer par votre fournisseur.
how-service = Un service autorisé à envoyer pour vous l’a envoyé : lettre d’information, boutique, factures ou copieur.
signed-own = Il porte votre propre signature.
proof-lure = Un vrai retour vient du serveur qui n’a pas pu livrer, et rapporte votre propre message. Celui-ci ne correspond pas.

## Ce qui manque

heading-missing = Ce qui manque
missing-intro = N’importe qui peut écrire votre nom sur une enveloppe ; le cachet de la poste montre d’où elle est partie. Cette fois, nous n’avons pas pu lire le cachet. Il manque :
missing-intro-read = N’importe qui peut écrire votre nom sur une enveloppe ; le cachet de la poste montre d’où elle est partie. Cette fois, nous avons pu lire le cachet, mais il ne suffit pas pour conclure. Il manque :
missing-addresses = quelles adresses sont les vôtres : les réglages ne les nomment pas
missing-mail = le message retourné lui-même : il n’était pas joint à l’avis de retour
missing-computer = l’ordinateur qui a déposé le message
missing-witness = une preuve de qui a écrit l’avis de retour
missing-list = une liste complète des ordinateurs autorisés à envoyer pour vous
missing-customer = quel client de votre fournisseur l’a déposé
missing-host = qui a utilisé l’ordinateur qui l’a déposé : il peut être à vous, et d’autres peuvent s’en servir
missing-server = qui l’a envoyé par votre propre serveur de messagerie : le journal de ce serveur le dit
missing-again = qui l’a envoyé : le message semble être de vous, mais quelqu’un d’autre peut l’avoir envoyé
missing-forward = où le message était avant : quelqu’un l’a peut-être transféré
missing-signature = la clé qui prouve la signature
missing-sent = un regard dans vos messages envoyés
missing-answer = une réponse d’internet à l’une de nos questions
missing-asked = des réponses d’internet : les réglages ne nous laissent rien demander
missing-nothing = de quoi décider : ce qui est revenu en dit trop peu

## Graphique

chart-day = Jour
chart-hour = Heure
chart-count = Retours

## Que faire, et que ne pas faire

heading-do = Ce que vous devriez faire
heading-steps = Ce qu’il faut faire, dans cet ordre
heading-checks = Trois vérifications, cinq minutes
do-leave = N’ouvrez aucune pièce jointe et ne répondez pas. Vous pouvez supprimer ces messages. (1 minute)
do-customers = Si des clients demandent, envoyez-leur le texte ci-dessous. (2 minutes)
dont-forged = Vous n’avez pas besoin d’une nouvelle adresse.
step-call = Appelez votre informaticien ou votre fournisseur. Par téléphone : quelqu’un lit peut-être votre courrier. (10 minutes)
step-call-web = Appelez la personne qui s’occupe de votre site web. Par téléphone : quelqu’un lit peut-être votre courrier. (10 minutes)
step-password = Changez le mot de passe de cette boîte, depuis un ordinateur dont vous êtes sûr. (5 minutes)
step-sessions = Déconnectez tous les autres appareils, et activez la connexion en deux étapes. (5 minutes)
step-rules = Cherchez les transferts et les filtres qui ne sont pas de vous. Prenez-les en photo, puis supprimez-les. (5 minutes)
step-web-clean = Faites mettre à jour formulaires, boutique et blog, et retirer les fichiers étrangers. (votre informaticien)
step-web-passwords = Changez les mots de passe du site et de cette boîte, depuis un ordinateur dont vous êtes sûr. (10 minutes)
step-office-find = Trouvez l’ordinateur qui se connecte au port 25 à l’extérieur : le routeur le montre. Débranchez-le du réseau. (votre informaticien)
step-office-clean = Faites nettoyer cet ordinateur avant de le réutiliser. (votre informaticien)
step-service-password = Changez le mot de passe de ce service, et activez la connexion en deux étapes. (5 minutes)
step-service-stop = Regardez-y les derniers envois, et arrêtez ceux qui ne sont pas de vous. (5 minutes)
step-customers = Prévenez vos clients avec le texte ci-dessous. (5 minutes)
step-duty = Demandez aujourd’hui à votre informaticien si vous devez le déclarer à une autorité : certains délais sont courts. D’ici là, ne supprimez rien de ce qui est revenu.
check-sent = Regardez vos messages envoyés. Est-ce vous, un collègue ou un de vos programmes qui les a écrits ? (2 minutes)
check-signins = Regardez les dernières connexions à votre compte. Y a-t-il un lieu ou un appareil que vous ne connaissez pas ? (2 minutes)
check-signins-login = Ce qui est revenu en nomme une depuis { $address }, { $span } : était-ce vous ?
check-rules = Regardez les transferts et les filtres de votre boîte. Y en a-t-il un qui n’est pas de vous ? (1 minute)
checks-outcome = Si vous les avez écrits, tout va bien : certains ne sont pas arrivés. Si une vérification montre quelque chose d’étrange, vous avez peut-être été piraté : appelez votre informaticien aujourd’hui et changez de mot de passe. Dans le doute, changez-en : cela prend cinq minutes.
lure-delete = Vous n’avez écrit à aucune des personnes qu’il nomme ? Alors supprimez le message. N’y répondez pas. (1 minute)
lure-opened = Si vous avez ouvert une pièce jointe ou saisi un mot de passe : appelez votre informaticien maintenant, et changez ce mot de passe depuis un autre ordinateur. (10 minutes)
lure-harmless = Si vous n’avez fait ni l’un ni l’autre, il n’y a pas de mal. Pas besoin de changer de mot de passe pour cela.
clear-do = Vous pouvez supprimer les messages retournés. Pas besoin de changer de mot de passe pour cela.
clear-do-account = Gardez le nouveau mot de passe et la connexion en deux étapes. Si vous n’avez pas encore changé le mot de passe, faites-le aujourd’hui.
clear-do-other = Si vous n’avez pas fait les trois vérifications, faites-les maintenant : messages envoyés, dernières connexions, transferts. Ne changez de mot de passe que si l’une montre quelque chose d’étrange.

## Pour les clients

heading-customers = Pour vos clients, à copier
customers-forged = Quelqu’un envoie des messages avec notre adresse. Ils ne sont pas de nous. Merci de ne pas les ouvrir, de ne pas y répondre et de ne rien payer. En cas de doute sur un message de notre part, appelez-nous.
customers-account = Quelqu’un a peut-être envoyé des messages depuis notre boîte. Nous ne les avons pas écrits. Merci de ne pas les ouvrir, de ne pas y répondre et de ne rien payer. En cas de doute sur un message de notre part, appelez-nous.
customers-unclear = Des messages à notre adresse nous sont revenus, et nous cherchons pourquoi. En cas de doute sur un message de notre part, appelez-nous.

## Est-ce que cela va s’arrêter

heading-stop = Est-ce que cela va s’arrêter ? Mon propre courrier sera-t-il bloqué ?
stop-forged = En général cela s’arrête tout seul ; personne ne peut promettre quand. Les serveurs jugent l’ordinateur qui envoie plus que le nom, donc votre courrier devrait arriver. Nous vous écrirons si quelque chose change.
stop-account = Cela s’arrête quand l’accès est fermé : suivez les étapes ci-dessus. D’ici là, certains serveurs refuseront peut-être votre courrier. Votre informaticien pourra ensuite leur demander de l’accepter de nouveau.
stop-unclear = Tant que la cause n’est pas claire, personne ne peut dire quand cela s’arrêtera. Votre propre courrier devrait arriver comme avant. Nous regardons chaque retour, et n’écrivons que si quelque chose change.
stop-clear = Si cela recommence, nous vous écrirons.

## Prévenir

heading-protection = Puis-je l’empêcher ?
protection-intro = Pas tout à fait. Mais trois enregistrements de { $domain } aident les autres à refuser ce courrier :
protection-unknown = Pas tout à fait. Mais trois enregistrements de votre domaine aident les autres à refuser ce courrier : SPF, DKIM et DMARC. Demandez à votre informaticien si les trois sont en ordre.
protection-account = Un mot de passe qui ne sert nulle part ailleurs, la connexion en deux étapes et les mises à jour arrêtent la plupart des intrus.
spf-state = SPF (qui peut envoyer) : { $state }
dkim-state = DKIM (signature) : { $state }
dmarc-state = DMARC (refuser les faux) : { $state }
state-good = bon
state-weak = faible
state-missing = absent
state-unknown = impossible à vérifier
next-step = Prochaine étape, pour votre informaticien : publier cet enregistrement.
next-replaces = Il prend la place de l’enregistrement actuel.
next-later = Ce premier enregistrement ne fait que recueillir des rapports. « reject » vient plus tard.
next-nothing = Tout est en ordre. Il n’y a rien d’autre à faire.
refusable = DMARC « reject » aurait pu en arrêter { $refused } sur { $total }.

## Signalements

heading-reported = Est-ce signalé ?
reported-nobody = Nous n’avons écrit qu’à vous.
reported-own = Non. Cela concerne votre propre compte : il n’y a personne d’autre à prévenir. Nous n’avons écrit qu’à vous.
reported-unclear = Non. Tant que la cause n’est pas claire, nous n’accusons personne. Nous n’avons écrit qu’à vous.
report-prepared = Un signalement au réseau { $network } est prêt : { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}, { $witnesses ->
    [one] { $witnesses } témoin
   *[other] { $witnesses } témoins
}. Il ne part que si vous dites oui.
report-sent = Le signalement au réseau { $network } est parti { $when }.
report-outcome = Le signalement au réseau { $network } est parti { $when }. Avant : { $before } par jour. Après : { $after } par jour.
report-declined = Vous avez refusé le signalement au réseau { $network }. Il n’a pas été envoyé.
report-failed = Le signalement au réseau { $network } n’a pas pu être livré.
report-framed = { $sources ->
    [one] Attention : quelqu’un essaie peut-être de vous faire accuser { $sources } source innocente. Elle n’est pas signalée.
   *[other] Attention : quelqu’un essaie peut-être de vous faire accuser { $sources } sources innocentes. Elles ne sont pas signalées.
}
approve-folder = Pour dire oui, déplacez-le de { $from } vers { $to }.
approve-command = Pour dire oui, votre informaticien tape : { $command }
left-small = { $sources ->
    [one] { $sources } source n’est pas signalée : trop peu de messages.
   *[other] { $sources } sources ne sont pas signalées : trop peu de messages.
}
left-old = { $sources ->
    [one] { $sources } source n’est pas signalée : les messages sont trop anciens.
   *[other] { $sources } sources ne sont pas signalées : les messages sont trop anciens.
}
left-witnesses = { $sources ->
    [one] { $sources } source n’est pas signalée : trop peu de témoins.
   *[other] { $sources } sources ne sont pas signalées : trop peu de témoins.
}
left-relay = { $sources ->
    [one] { $sources } source n’est pas signalée : elle ne fait que transmettre.
   *[other] { $sources } sources ne sont pas signalées : elles ne font que transmettre.
}
left-form = { $sources ->
    [one] { $sources } source n’est pas signalée : son réseau n’accepte que les signalements par page web.
   *[other] { $sources } sources ne sont pas signalées : leurs réseaux n’acceptent que les signalements par page web.
}
left-nobody = { $sources ->
    [one] { $sources } source n’est pas signalée : il n’y a personne à qui écrire.
   *[other] { $sources } sources ne sont pas signalées : il n’y a personne à qui écrire.
}

## Détails

heading-details = Détails pour votre informaticien
details-incident = Incident { $id }, avis { $number }. Constat : { $class }. Premier retour le { $first } UTC, dernier le { $last } UTC.
details-sources = Où les messages ont été déposés :
details-bouncers = Serveurs qui les ont retournés :
details-bouncers-said = Serveurs qui les auraient retournés, ce qui n’est pas prouvé :
details-evidence = Indices, tels qu’enregistrés, en anglais :
details-missing = Ce qui manque, tel qu’enregistré, en anglais :
details-samples = Exemples de ce qui est revenu :
details-contacts = Où vont les signalements, et pourquoi :
details-addresses = Vos adresses utilisées :
details-more = et { $more } autres
details-source = { $address } ({ $host }), { $place } : { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}
details-no-name = pas de nom confirmé
details-sample = Objet { $subject }, de { $from }, à { $to }, Message-ID { $id }
details-none = (rien)
details-quotes = Le texte entre guillemets vient d’inconnus. Les noms et les nombres y sont coupés par des crochets, exprès.
details-verify = Cet avis est-il authentique ? « alibi verify { $id } », sur la machine qui surveille, le dit.
stance-owner = désigne vous
stance-against = désigne quelqu’un d’autre
stance-neutral = ne désigne personne
stance-unusable = impossible à vérifier
class-forged = faux
class-forged-confirmed = faux, confirmé par des témoins indépendants
class-account = envoyé par votre compte
class-unclear = indécidable
class-lure = avis suspect
footer = Vous recevez ce message parce que { $name } surveille votre boîte pour vous. Il ne fait que lire et ne change rien. Ce message ne contient ni lien ni bouton, et ne demande jamais de mot de passe. Pour ne plus recevoir d’avis, adressez-vous à la personne qui les a mis en place.

## Le résumé du prestataire informatique : tous les clients en un message

subject-digest = { $look ->
    [one] { $look } client sur { $clients } à regarder
   *[other] { $look } clients sur { $clients } à regarder
}
subject-digest-urgent = { $look ->
    [one] { $look } client sur { $clients } à regarder ({ $urgent } en urgence)
   *[other] { $look } clients sur { $clients } à regarder ({ $urgent } en urgence)
}
heading-digest-urgent = Urgent : agir aujourd’hui
heading-digest-look = À regarder
heading-digest-over = Terminé
digest-call = Ces clients ont reçu un avis avec les étapes. Appelez-les : quelqu’un d’autre lit peut-être leurs messages.
digest-line = { $client }, boîte { $account } : { $class }. Revenus : { $messages }, nouveaux { $since } : { $new }. { $told }
digest-line-first = { $client }, boîte { $account } : { $class }. Revenus : { $messages }. { $told }
digest-account = envoyé par leur propre compte
digest-told = Prévenu { $when }, incident { $id }.
digest-untold = Pas encore prévenu, incident { $id }.
digest-blind = { $client }, boîte { $account } : nous ne pouvons pas la lire. « alibi check » dit pourquoi.
digest-shared = Le réseau { $network } a envoyé de faux messages au nom de { $clients } clients.
digest-rest = { $clients ->
    [one] Rien de nouveau chez { $clients } autre client.
   *[other] Rien de nouveau chez { $clients } autres clients.
}
footer-digest = Vous recevez ce message parce que { $name } surveille ces boîtes pour vous. Il nomme tous vos clients : ne le transmettez à aucun d’eux. Il ne contient ni lien ni bouton, et ne demande jamais de mot de passe.

## La question dans la boîte, et ce que répond un réseau

ask-subject = Ce signalement peut-il partir ? { $subject }
ask-intro = alibi a écrit le signalement ci-joint. Il ne part que si vous dites oui.
ask-yes = Pour dire oui, déplacez ce message vers { $folder }.
ask-no = Pour dire non, déplacez-le vers { $folder }.
ask-until = Dernier moment pour un oui : { $when }. Ensuite, les indices sont trop anciens.
ask-to = Il va à { $contact }. Pourquoi là, tel qu’enregistré, en anglais :
ask-against = À lire avant de dire oui, tel qu’enregistré, en anglais :
ask-about = Il porte sur :
ask-source = { $address } ({ $host }), { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}. Témoins : { $witnesses }
answer-subject = Réponse à un signalement : { $id }
answer-intro = Une réponse au signalement { $id } sur { $sources } est arrivée. Le signalement était allé à { $contact }.
answer-nothing = alibi ne répond jamais. S’il faut répondre, faites-le vous-même : le message est dans la boîte qui reçoit les réponses.
answer-doubted = Attention : rien ne montre que le réseau lui-même a écrit ceci. alibi n’en tient pas compte.
answer-opt-out = Ils ne veulent plus de signalements : alibi n’écrit plus à { $contact }.
answer-not-theirs = Ils disent que ce n’est pas leur réseau : alibi ne leur en parle plus pendant un an.
answer-form = Ils n’acceptent que les signalements par page web : alibi ne leur écrit plus pendant un an.
answer-text = Ce que dit la réponse, les liens étant brisés exprès :
