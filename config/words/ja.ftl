### 通知の言葉（日本語）。手本は en.ftl。です・ます調。

## 日付、時刻、数

month = { $month ->
    [1] 1月
    [2] 2月
    [3] 3月
    [4] 4月
    [5] 5月
    [6] 6月
    [7] 7月
    [8] 8月
    [9] 9月
    [10] 10月
    [11] 11月
   *[12] 12月
}
month-short = { $month ->
    [1] 1月
    [2] 2月
    [3] 3月
    [4] 4月
    [5] 5月
    [6] 6月
    [7] 7月
    [8] 8月
    [9] 9月
    [10] 10月
    [11] 11月
   *[12] 12月
}
date = { $year }年{ $month }{ $day }日
date-short = { $month }{ $day }日
date-time = { $date } { $clock }
span-moment = { $date } { $clock }（{ $zone }）
span-day = { $date } { $first }から{ $last }まで（{ $zone }）
span-days = { $first }から{ $last }まで（{ $zone }）
since-day = { $date }以降
on-day = { $date }
number = { $number }
quote = 「{ $text }」
list-and = { $list }、{ $last }
list-more = { $list }、ほか{ $more }件

## 件名

-act-today = 本日中にご対応ください
subject-forged = あなたのアドレスが悪用されています：{ $when }、{ $messages }通。あなたのメールボックスは使われていません
subject-forged-beside = あなたのアドレスが悪用されています：{ $when }、{ $messages }通
subject-account = { -act-today }：メールボックス { $mailbox } からメールが送られました
subject-account-office = { -act-today }：あなたのネットワークから、あなたの名前でメールが送られました（{ $mailbox }）
subject-account-server = { -act-today }：あなたのサーバーが、あなたの名前でメールを送りました（{ $mailbox }）
subject-unclear = 覚えのないメールが戻ってきた可能性があります：{ $messages }通、原因は調査中です
subject-lure = 開かないでください：返送メールを装ったメールが{ $messages }通あります
subject-clear-forged = 偽のメールは止まりました：{ $since }は0通です
subject-clear-account = メールボックスからの不審な送信は止まりました：{ $since }は0通です
subject-clear-other = メールの返送は止まりました：{ $since }は0通です

## 判定と、本日していただくこと

verdict-forged = 何者かが、あなたの書いていないメールにあなたのアドレスを付けました。あなたのメールボックスは使われていません。侵入されたという意味ではありません。
today-forged = 本日していただくことはありません。この件でパスワードを変える必要もありません。
verdict-forged-beside = 何者かが、これらのメールにあなたのアドレスを付けました。あなたのメールボックスから送られたものではありません。
verdict-forged-some = 何者かが、これらのメールにあなたのアドレスを付けました。少なくとも{ $messages }通のうち{ $traced }通は、あなたのメールボックスから送られたものではありません。残りについては分かりません。
beside-break-in = より急ぎのお知らせがあります。「{ -act-today }」で始まる通知もお送りしました。先にそちらのとおりにしてください。
beside-unclear = このほかに戻ってきたメールの中に、誰が送ったのかまだ分からないものがあります。それについては別のお知らせをお送りします（またはお送りしました）。そちらの確認で問題がなければ、メールボックスが使われなかったと言えます。
verdict-account = あなたの書いていないメールが、あなたのアカウントかサーバーから送られたようです。侵入された可能性があります。本日中にご対応ください。
account-own = ご自身、同僚、またはお使いのプログラムが送ったものなら、IT担当者に伝えるだけで十分です。
verdict-unclear = あなたのアドレスの付いたメールが戻ってきましたが、誰が送ったかはまだ分かりません。ご自身のものかもしれず、偽物かもしれません。三つの簡単な確認が役に立ちます。
today-unclear = 本日：下の三つの確認をしてください。5分で終わります。
verdict-lure = メールボックスに、あなたのメールが戻ってきたというメールがあります。名乗っているメールシステムが書いたことを示すものは何もなく、こうしたメールの多くは罠です。添付を開かず、求められたこともしないでください。
today-lure = 本日：そのままにしてください。そこに書かれた相手に実際にメールを送った場合は、別の方法で届いたかどうかを確かめてください。届いただけで侵入されたわけではありません。
verdict-clear-forged = あなたのアドレスをかたるメールは止まりました。{ $since }、戻ってきたメールはありません。
verdict-clear-account = { $since }、あなたの書いていないメールは戻ってきていません。侵入口は閉じられたようです。
verdict-clear-other = { $since }、戻ってきたメールはありません。
today-clear = 本日していただくことはありません。
phrase = あなたの合言葉：{ $phrase }

## 前回の通知以降

heading-since = 前回の通知以降
since-new = { $since }、さらに{ $messages }通が戻ってきました。
since-none = { $since }、新たに戻ってきたメールはありません。
occasion-growth = 数が大きく増えたため、改めてお知らせします。
occasion-verdict = 新しいことが分かりました。前回の判定は「{ $before }」、今回は「{ $now }」です。
occasion-harm = メールの種類が変わったため、改めてお知らせします。
occasion-report = ネットワークへの通報の用意ができ、ご返事を待っています。
occasion-reopened = いったん止まりましたが、また始まりました。

## 何が起きたか

heading-happened = 何が起きたか
happened = あなたのアドレス { $addresses } を付けたメール{ $messages }通が、{ $span }に戻ってきました。
happened-recipients = 宛先は{ $recipients }件です。
origin-one = 送信元は1台のコンピューターで、{ $place }です。
origin-many = 送信元は{ $networks }個のネットワークにある{ $computers }台のコンピューターです。最も多いのは{ $place }で、{ $messages }通です。
place-named = ネットワーク{ $network }（{ $country }）
place-network = ネットワーク{ $network }
place-country = 名前のないネットワーク（{ $country }）
place-unknown = 名前の分からないネットワーク
limit = 私たちに見えるのは戻ってきたものだけで、ほかにもあるかもしれません。
receivers = 他のメールサーバーは、あなたのDMARC設定により{ $total }通のうち{ $refused }通を拒否しました。
happened-lure = このようなメールが{ $span }に{ $messages }通届きました。次のものです：
sample-short = 件名{ $subject }、差出人{ $from }

## なぜ分かるのか

heading-proof = なぜ分かるのか
postmark = 封筒の差出人には誰でもあなたの名前を書けますが、消印はどこで出されたかを示します。私たちは消印を読みます。
traced = { $messages }通のうち{ $traced }通は、あなたのものでもメール会社のものでもないコンピューターを示しています。
compared-spf = これらのコンピューターは、あなたの送信元の一覧（SPF）にありません。
compared-sent = 送信済みフォルダーに、そのメールはありません。
compared-signature = あなたのメールには必ず署名がありますが、これにはありません。
witness-several = { $systems }のメールサーバーが返送し、独立した証人も同じことを示しています。
witness-one = 別の独立したメールサーバーによる確認は、まだありません。
postmark-own = この消印はあなたのものです。メールはあなたのアカウントかサーバーを通りました。
postmark-own-office = この消印はあなたのものです。
how-account = 何者かが、あなたのものではない場所からメールアカウントを使いました。
how-script = あなたのサーバーが送ったか、中継しました。サーバーの記録とウェブサイトを確認してください。
how-office = あなたのネットワークのコンピューターが、メール会社を通さずに自分で送りました。
how-service = あなたに代わって送信できるサービス（メルマガ、ショップ、請求書、複合機など）が送りました。
signed-own = あなた自身の署名が付いています。
proof-lure = 本物の返送は、配達できなかったメールサーバーから届き、あなたのメールを返します。これはそれに当てはまりません。

## 足りないもの

heading-missing = 足りないもの
missing-intro = 封筒の差出人には誰でもあなたの名前を書けますが、消印はどこで出されたかを示します。今回は消印を読めませんでした。足りないものは次のとおりです：
missing-intro-read = 封筒の差出人には誰でもあなたの名前を書けますが、消印はどこで出されたかを示します。今回は消印を読めましたが、それだけでは決められません。足りないものは次のとおりです：
missing-addresses = どれがあなたのアドレスか（設定にありません）
missing-mail = 返送されたメールそのもの（通知に付いていませんでした）
missing-computer = メールを差し出したコンピューター
missing-witness = 誰が返送の通知を書いたかの証拠
missing-list = あなたに代わって送信できるコンピューターの完全な一覧
missing-customer = メール会社のどの利用者が差し出したか
missing-host = 差し出したコンピューターを使ったのは誰か（お客様のものかもしれませんが、ほかの人も使える可能性があります）
missing-server = お客様自身のメールサーバーから送ったのは誰か（そのサーバーの記録に残っています）
missing-again = 誰が送ったか（あなたのメールのように見えますが、ほかの人が送ったかもしれません）
missing-forward = それまでメールがどこにあったか（誰かが転送したのかもしれません）
missing-signature = 署名を確かめる鍵
missing-sent = 送信済みフォルダーの確認
missing-answer = インターネットへの問い合わせの答え
missing-asked = インターネットの答え（設定で問い合わせが止められています）
missing-nothing = 判断できるだけの情報（戻ってきたものからは分かりません）

## グラフ

chart-day = 日
chart-hour = 時
chart-count = 返送数

## すること、しなくてよいこと

heading-do = していただきたいこと
heading-steps = すること（この順番で）
heading-checks = 三つの確認（5分）
do-leave = 添付を開かず、返信もしないでください。メールは削除してかまいません。（1分）
do-customers = お客様から問い合わせがあれば、下の文をお送りください。（2分）
dont-forged = 新しいアドレスは必要ありません。
step-call = IT担当者かメール会社に電話してください。メールは誰かに読まれているかもしれません。（10分）
step-call-web = ウェブサイトの担当者に電話してください。メールは誰かに読まれているかもしれません。（10分）
step-password = 安全だと分かっているコンピューターから、このメールボックスのパスワードを変えてください。（5分）
step-sessions = 他の端末をすべてログアウトし、二段階認証を有効にしてください。（5分）
step-rules = 覚えのない転送設定や振り分けを探し、写真に撮ってから削除してください。（5分）
step-web-clean = フォーム、ショップ、ブログを更新し、覚えのないファイルを取り除いてもらってください。（IT担当者）
step-web-passwords = 安全だと分かっているコンピューターから、ウェブサイトとこのメールボックスのパスワードを変えてください。（10分）
step-office-find = 外部の25番ポートに接続しているコンピューターを探してください。ルーターで分かります。見つけたらネットワークから外してください。（IT担当者）
step-office-clean = そのコンピューターは、もう一度使う前に駆除してもらってください。（IT担当者）
step-service-password = そのサービスのパスワードを変え、二段階認証を有効にしてください。（5分）
step-service-stop = そのサービスの最近の配信を見て、覚えのないものを止めてください。（5分）
step-customers = 下の文でお客様に知らせてください。（5分）
step-duty = 役所などへの届け出が必要か、本日中にIT担当者に尋ねてください。期限が短いものもあります。それまで、戻ってきたメールは削除しないでください。
check-sent = 送信済みフォルダーを見てください。ご自身、同僚、またはプログラムが書いたものですか。（2分）
check-signins = メールアカウントの最近のログインを見てください。知らない場所や端末はありませんか。（2分）
check-signins-login = 戻ってきたものには、{ $span }に{ $address }からのログインが記されています。あなたでしたか。
check-rules = メールボックスの転送設定と振り分けを見てください。覚えのないものはありませんか。（1分）
checks-outcome = ご自身が書いたものなら問題ありません。一部が届かなかっただけです。おかしな点があれば、侵入された可能性があります。本日中にIT担当者に電話し、パスワードを変えてください。迷うときは変えてください。五分で済みます。
lure-delete = そこに書かれた相手に送った覚えがなければ、そのメールを削除してください。返信はしないでください。（1分）
lure-opened = 添付を開いたり、パスワードを入力したりした場合は、すぐにIT担当者に電話し、別のコンピューターからそのパスワードを変えてください。（10分）
lure-harmless = どちらもしていなければ、害はありません。この件でパスワードを変える必要はありません。
clear-do = 戻ってきたメールは削除してかまいません。この件でパスワードを変える必要はありません。
clear-do-account = 新しいパスワードと二段階認証はそのままお使いください。まだパスワードを変えていなければ、本日変えてください。
clear-do-other = 三つの確認（送信済み、最近のログイン、転送設定）がまだでしたら、今お願いします。パスワードを変えるのは、おかしな点があったときだけで十分です。

## お客様へ

heading-customers = お客様への文（コピー用）
customers-forged = 何者かが当方のアドレスをかたってメールを送っています。当方が送ったものではありません。開いたり返信したり、お金を払ったりなさらないようお願いいたします。当方からのメールにご不審の点があれば、お電話ください。
customers-account = 何者かが当方のメールボックスからメールを送った可能性があります。当方が書いたものではありません。開いたり返信したり、お金を払ったりなさらないようお願いいたします。当方からのメールにご不審の点があれば、お電話ください。
customers-unclear = 当方のアドレスの付いたメールが戻ってきており、原因を調べております。当方からのメールにご不審の点があれば、お電話ください。

## 止まるのか

heading-stop = 止まりますか。自分のメールは拒否されますか。
stop-forged = たいていは自然に止まりますが、いつとは誰にも約束できません。受け取る側は名前よりも送信元のコンピューターを見るので、あなたのメールは届くはずです。変化があれば、またお知らせします。
stop-account = 侵入口を閉じれば止まります。上の手順を行ってください。それまでは、あなたのメールを拒否するサーバーがあるかもしれません。その後、IT担当者から再び受け取るよう頼めます。
stop-unclear = 原因が分からないうちは、いつ止まるかは誰にも言えません。あなたのメールはこれまでどおり届くはずです。返送を一つずつ調べ、変化があったときだけお知らせします。
stop-clear = また始まったときは、お知らせします。

## 防ぐには

heading-protection = 防ぐことはできますか。
protection-intro = 完全にはできません。ただし { $domain } の三つの設定があれば、他のサーバーがそのようなメールを拒否しやすくなります：
protection-unknown = 完全にはできません。ただしドメインの三つの設定（SPF、DKIM、DMARC）があれば、他のサーバーがそのようなメールを拒否しやすくなります。三つとも正しいか、IT担当者に尋ねてください。
protection-account = 他で使っていないパスワード、二段階認証、更新で、ほとんどの侵入は防げます。
spf-state = SPF（送信できる者）：{ $state }
dkim-state = DKIM（署名）：{ $state }
dmarc-state = DMARC（偽物の拒否）：{ $state }
state-good = 良好
state-weak = 弱い
state-missing = なし
state-unknown = 確認できませんでした
next-step = 次の一歩（IT担当者へ）：この設定を公開してください。
next-replaces = 今ある設定と置き換えます。
next-later = この最初の設定は報告を集めるだけです。「reject」はその後です。
next-nothing = すべて問題ありません。ほかに必要なことはありません。
refusable = DMARCの「reject」なら、{ $total }通のうち{ $refused }通を止められました。

## 通報

heading-reported = 通報したのか
reported-nobody = あなた以外の誰にも知らせていません。
reported-own = していません。あなた自身のアカウントのことで、ほかに通報する相手はありません。あなた以外の誰にも知らせていません。
reported-unclear = していません。原因が分からないうちは、誰も責めません。あなた以外の誰にも知らせていません。
report-prepared = ネットワーク{ $network }への通報を用意しました（{ $messages }通、証人{ $witnesses }）。あなたが同意したときだけ送ります。
report-sent = ネットワーク{ $network }への通報を{ $when }に送りました。
report-outcome = ネットワーク{ $network }への通報を{ $when }に送りました。その前は1日{ $before }通、その後は1日{ $after }通です。
report-declined = ネットワーク{ $network }への通報には同意されませんでした。送っていません。
report-failed = ネットワーク{ $network }への通報は配達できませんでした。
report-framed = ご注意ください。{ $sources }件の無関係な送信元を通報させようとしている者がいるかもしれません。通報はしません。
approve-folder = 同意するには、{ $from }から{ $to }へ移してください。
approve-command = 同意するには、IT担当者が次を入力します：{ $command }
left-small = { $sources }件の送信元は通報しません（通数が少ないため）。
left-old = { $sources }件の送信元は通報しません（メールが古いため）。
left-witnesses = { $sources }件の送信元は通報しません（証人が少ないため）。
left-relay = { $sources }件の送信元は通報しません（他人のメールを中継するだけのため）。
left-form = { $sources }件の送信元は通報しません（ウェブページでしか受け付けないため）。
left-nobody = { $sources }件の送信元は通報しません（知らせる相手がないため）。

## 詳細

heading-details = IT担当者向けの詳細
details-incident = 事案 { $id }、通知 { $number }。判定：{ $class }。初回 { $first } UTC、最終 { $last } UTC。
details-sources = メールが差し出された場所：
details-bouncers = 返送したメールサーバー：
details-bouncers-said = 返送したとされるメールサーバー（証明されていません）：
details-evidence = 記録された証拠（英語）：
details-missing = 足りないものの記録（英語）：
details-samples = 戻ってきたものの例：
details-contacts = 通報先とその理由：
details-addresses = 使われたあなたのアドレス：
details-more = ほか{ $more }件
details-source = { $address }（{ $host }）、{ $place }：{ $messages }通
details-no-name = 確認できた名前なし
details-sample = 件名{ $subject }、差出人{ $from }、宛先{ $to }、Message-ID { $id }
details-none = （なし）
details-quotes = かぎ括弧の中の文は他人が書いたものです。名前や番号は、わざと括弧で区切ってあります。
details-verify = この通知が本物かどうかは、見守っているコンピューターで「alibi verify { $id }」を実行すると分かります。
stance-owner = あなたを示す
stance-against = 他人を示す
stance-neutral = 誰も示さない
stance-unusable = 確認できず
class-forged = 偽造
class-forged-confirmed = 偽造（独立した証人が確認）
class-account = あなたのアカウントから送信
class-unclear = 判断できず
class-lure = 不審な通知
footer = このメールは、{ $name } があなたのメールボックスを見守っているために届いています。読むだけで、何も変えません。このメールにはリンクもボタンもなく、パスワードを尋ねることもありません。通知を止めたいときは、設定した方にお伝えください。

## IT事業者向けのまとめ：全顧客を一通に

subject-digest = 顧客{ $clients }社のうち{ $look }社に確認が必要です
subject-digest-urgent = 顧客{ $clients }社のうち{ $look }社に確認が必要です（緊急{ $urgent }社）
heading-digest-urgent = 緊急：本日対応
heading-digest-look = 確認が必要
heading-digest-over = 終息
digest-call = これらの顧客には手順の通知が届いています。他人がメールを読んでいるおそれがあるため、電話で連絡してください。
digest-line = { $client }、メールボックス{ $account }：{ $class }。返送{ $messages }通、{ $since }の新着{ $new }通。{ $told }
digest-line-first = { $client }、メールボックス{ $account }：{ $class }。返送{ $messages }通。{ $told }
digest-account = 顧客自身のアカウントから送信
digest-told = { $when }に通知済み、事案{ $id }。
digest-untold = 未通知、事案{ $id }。
digest-blind = { $client }、メールボックス{ $account }：中を確認できません。理由は「alibi check」で分かります。
digest-shared = ネットワーク{ $network }から、{ $clients }社の名前で偽のメールが送られました。
digest-rest = ほかの{ $clients }社に新しい動きはありません。
footer-digest = このメールは、{ $name } がこれらのメールボックスを見守っているために届いています。全顧客の名前が載っているため、どの顧客にも転送しないでください。リンクもボタンもなく、パスワードを尋ねることもありません。

## メールボックスでの質問と、相手の返事

ask-subject = この通報を送ってもよいですか。{ $subject }
ask-intro = 添付の通報を用意しました。あなたが同意したときだけ送ります。
ask-yes = 同意するには、このメールを{ $folder }へ移してください。
ask-no = 断るには、{ $folder }へ移してください。
ask-until = 同意の期限：{ $when }。その後は証拠が古すぎます。
ask-to = 送り先は{ $contact }です。その理由の記録（英語）：
ask-against = 同意する前にお読みください（記録、英語）：
ask-about = 対象：
ask-source = { $address }（{ $host }）、{ $messages }通。証人：{ $witnesses }
answer-subject = 通報に返事がありました：{ $id }
answer-intro = { $sources }についての通報{ $id }に返事が届きました。通報の送り先は{ $contact }でした。
answer-nothing = alibiは返事をしません。必要なら、ご自身で書いてください。返事を受け取るメールボックスにそのメールがあります。
answer-doubted = ご注意ください。相手本人が書いたという証拠がありません。alibiはこれに従いません。
answer-opt-out = 今後の通報は不要とのことです。alibiは{ $contact }にもう送りません。
answer-not-theirs = 自分のネットワークではないとのことです。alibiは一年間、それについて尋ねません。
answer-form = ウェブページでのみ受け付けるとのことです。alibiは一年間、メールを送りません。
answer-text = 返事の内容（リンクはわざと壊してあります）：
